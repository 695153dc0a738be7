def explain_gap(corrections, gap):
    order = sorted(range(len(corrections)), key=lambda i: (corrections[i], i))
    low, high = 0, len(order) - 1
    while low < high:
        total = corrections[order[low]] + corrections[order[high]]
        if total == gap:
            return sorted([order[low], order[high]])
        if total < gap:
            low += 1
        else:
            high -= 1
    return []
