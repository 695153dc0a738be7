"""Mean ranks and the rank sum of the positives. O(n log n) time."""

import numpy as np


def roc_auc(y: np.ndarray, s: np.ndarray) -> float:
    positive = y == 1
    p = int(positive.sum())
    q = len(y) - p
    if p == 0 or q == 0:
        raise ValueError("both classes are needed")
    _, group, size = np.unique(s, return_inverse=True, return_counts=True)
    last = np.cumsum(size)
    place = last - (size - 1) / 2
    return float((place[group][positive].sum() - p * (p + 1) / 2) / (p * q))
