"""Every pair, in the order of the tie rule. O(n^2) time."""


def explain_gap(corrections: list[int], gap: int) -> list[int]:
    for second in range(len(corrections)):
        for first in range(second):
            if corrections[first] + corrections[second] == gap:
                return [first, second]
    return []
