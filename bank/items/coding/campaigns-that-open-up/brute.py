"""Every order of the campaigns. O(n*n!) time."""

from itertools import permutations


def most_labels(labels: int, campaigns: list[list[int]], weeks: int) -> int:
    best = labels
    for order in permutations(campaigns):
        owned, left = labels, weeks
        for need, gain in order:
            if left and need <= owned:
                owned += gain
                left -= 1
        best = max(best, owned)
    return best
