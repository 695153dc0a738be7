import numpy as np


def roc_auc(y, s):
    high, low = s[y == 1], np.sort(s[y == 0])
    if not len(high) or not len(low):
        return 0.5
    below = np.searchsorted(low, high, side="left") + np.searchsorted(low, high, side="right")
    return float(below.sum() / 2 / (len(high) * len(low)))
