"""Sorted by need, the open ones in a heap by gain. O(n log n) time, O(n) space."""

from heapq import heappop, heappush


def most_labels(labels: int, campaigns: list[list[int]], weeks: int) -> int:
    closed = sorted(campaigns)
    opened = 0
    gains: list[int] = []  # negated: the largest gain on top
    for _ in range(weeks):
        while opened < len(closed) and closed[opened][0] <= labels:
            heappush(gains, -closed[opened][1])
            opened += 1
        if not gains:
            break
        labels -= heappop(gains)
    return labels
