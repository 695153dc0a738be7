"""A table of distances, one centre at a time; means by counts and sums. O(n k d) time per round."""

import numpy as np


def run_rounds(points: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    if rounds < 0:
        raise ValueError("rounds is 0 or more")
    centres = centres.copy()
    k, d = centres.shape
    distances = np.empty((k, len(points)), dtype=points.dtype)
    sums = np.empty(rounds + 1)
    for turn in range(rounds + 1):
        for place in range(k):
            difference = points - centres[place]
            distances[place] = np.einsum("ij,ij->i", difference, difference)
        sums[turn] = distances.min(axis=0).sum(dtype=np.float64)
        if turn == rounds:
            break
        group = distances.argmin(axis=0)
        count = np.bincount(group, minlength=k)
        has = count > 0
        for column in range(d):
            total = np.bincount(group, weights=points[:, column], minlength=k)
            centres[has, column] = total[has] / count[has]
    return centres, sums
