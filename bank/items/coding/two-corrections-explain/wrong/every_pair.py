def explain_gap(corrections, gap):
    for j in range(len(corrections)):
        for i in range(j):
            if corrections[i] + corrections[j] == gap:
                return [i, j]
    return []
