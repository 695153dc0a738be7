"""Searches the list for every neighbour. O(n^2) time when stretches are counted from their start."""


def longest_stretch(batches: list[int]) -> list[int]:
    best: list[int] = []
    for first in batches:
        if first - 1 in batches:
            continue
        length = 1
        while first + length in batches:
            length += 1
        if not best or length > best[1] or (length == best[1] and first < best[0]):
            best = [first, length]
    return best
