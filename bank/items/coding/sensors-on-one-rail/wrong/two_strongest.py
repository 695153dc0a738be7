def best_pair(gains):
    if len(gains) < 2:
        return 0
    i, j = sorted(range(len(gains)), key=lambda slot: gains[slot])[-2:]
    return abs(i - j) * min(gains[i], gains[j])
