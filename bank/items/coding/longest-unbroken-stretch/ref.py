"""A set, and counting from the first number of each stretch only. O(n) expected time, O(n) space."""


def longest_stretch(batches: list[int]) -> list[int]:
    present = set(batches)
    best_first, best_length = 0, 0
    for first in present:
        if first - 1 in present:
            continue
        end = first + 1
        while end in present:
            end += 1
        length = end - first
        if length > best_length or (length == best_length and first < best_first):
            best_first, best_length = first, length
    return [best_first, best_length] if best_length else []
