"""Every pair, by the definition. O(p q) time."""

import numpy as np


def roc_auc(y: np.ndarray, s: np.ndarray) -> float:
    above = [score for label, score in zip(y.tolist(), s.tolist()) if label == 1]
    below = [score for label, score in zip(y.tolist(), s.tolist()) if label != 1]
    if not above or not below:
        raise ValueError("both classes are needed")
    wins = 0.0
    for high in above:
        for low in below:
            wins += 1.0 if high > low else 0.5 if high == low else 0.0
    return wins / (len(above) * len(below))
