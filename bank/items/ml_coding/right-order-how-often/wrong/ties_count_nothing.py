import numpy as np


def roc_auc(y, s):
    high, low = s[y == 1], np.sort(s[y == 0])
    if not len(high) or not len(low):
        raise ValueError("both classes are needed")
    return float(np.searchsorted(low, high, side="left").sum() / (len(high) * len(low)))
