import numpy as np


def roc_auc(y, s):
    high, low = s[y == 1], s[y == 0]
    if not len(high) or not len(low):
        raise ValueError("both classes are needed")
    wins = sum(float((one > low).sum()) + 0.5 * float((one == low).sum()) for one in high)
    return wins / (len(high) * len(low))
