"""A set, and counting from the first number of each stretch only. O(n) expected time, O(n) space."""


def longest_stretch(batches: list[int]) -> list[int]:
    present = set(batches)
    best: list[int] = []
    for first in present:
        if first - 1 in present:
            continue
        end = first
        while end in present:
            end += 1
        if not best or (end - first, -first) > (best[1], -best[0]):
            best = [first, end - first]
    return best
