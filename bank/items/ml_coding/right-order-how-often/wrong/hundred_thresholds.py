import numpy as np


def roc_auc(y, s):
    p, q = (y == 1).sum(), (y == 0).sum()
    if p == 0 or q == 0:
        raise ValueError("both classes are needed")
    hits, alarms = [], []
    for threshold in np.linspace(s.max() + 1, s.min() - 1, 100):
        hits.append(((s >= threshold) & (y == 1)).sum() / p)
        alarms.append(((s >= threshold) & (y == 0)).sum() / q)
    return float(np.trapezoid(hits, alarms))
