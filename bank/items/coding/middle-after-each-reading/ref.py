"""Two heaps that meet at the middle. O(n log n) time, O(n) space."""

from heapq import heappush, heappushpop


def middles(readings: list[int]) -> list[int]:
    lower: list[int] = []  # negated: the largest of the lower half on top
    upper: list[int] = []
    result = []
    for reading in readings:
        if len(lower) == len(upper):
            heappush(lower, -heappushpop(upper, reading))
        else:
            heappush(upper, -heappushpop(lower, -reading))
        result.append(-lower[0])
    return result
