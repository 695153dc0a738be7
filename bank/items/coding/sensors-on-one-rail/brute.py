"""Every pair. O(n^2) time."""


def best_pair(gains: list[int]) -> int:
    best = 0
    for i in range(len(gains)):
        for j in range(i + 1, len(gains)):
            best = max(best, (j - i) * min(gains[i], gains[j]))
    return best
