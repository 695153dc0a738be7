"""Sorts the readings so far after each one. O(n^2 log n) time."""


def middles(readings: list[int]) -> list[int]:
    result = []
    for last in range(len(readings)):
        so_far = sorted(readings[: last + 1])
        result.append(so_far[last // 2])
    return result
