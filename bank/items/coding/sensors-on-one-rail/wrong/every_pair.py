def best_pair(gains):
    return max(
        ((j - i) * min(a, b) for i, a in enumerate(gains) for j, b in enumerate(gains) if i < j),
        default=0,
    )
