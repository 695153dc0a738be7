import numpy as np


def roc_auc(y, s):
    p = int((y == 1).sum())
    q = len(y) - p
    if p == 0 or q == 0:
        raise ValueError("both classes are needed")
    place = np.empty(len(s))
    place[np.argsort(s, kind="stable")] = np.arange(1, len(s) + 1)
    return (place[y == 1].sum() - p * (p + 1) / 2) / (p * q)
