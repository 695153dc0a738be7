def explain_gap(corrections, gap):
    seen = {}
    for j, value in enumerate(corrections):
        if gap - value in seen:
            return [seen[gap - value], j]
        seen[value] = j
    return []
