"""All lists of arms in dictionary order. O(E*2^V) time."""

from itertools import product


def assign_arms(users: int, conflicts: list[list[int]]) -> list[int]:
    for arms in product((0, 1), repeat=users):
        if all(arms[a] != arms[b] for a, b in conflicts):
            return list(arms)
    return []
