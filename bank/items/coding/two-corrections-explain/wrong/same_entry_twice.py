def explain_gap(corrections, gap):
    first = {}
    for i, value in enumerate(corrections):
        first.setdefault(value, i)
    for j, value in enumerate(corrections):
        i = first.get(gap - value)
        if i is not None and i <= j:
            return [i, j]
    return []
