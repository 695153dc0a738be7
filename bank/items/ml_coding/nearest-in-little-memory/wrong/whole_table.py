import numpy as np


def nearest(base, queries, k):
    if not 1 <= k <= len(base):
        raise ValueError("k")
    table = np.sqrt(((queries[:, None, :] - base[None, :, :]) ** 2).sum(axis=2))
    places = np.argsort(table, axis=1, kind="stable")[:, :k]
    return places, np.take_along_axis(table, places, axis=1)
