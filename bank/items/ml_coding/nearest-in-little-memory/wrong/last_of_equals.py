import numpy as np


def nearest(base, queries, k):
    if not 1 <= k <= len(base):
        raise ValueError("k")
    places = np.empty((len(queries), k), dtype=np.int64)
    distances = np.empty((len(queries), k))
    for place, query in enumerate(queries):
        row = np.sqrt(((base - query) ** 2).sum(axis=1))
        places[place] = len(row) - 1 - np.argsort(row[::-1], kind="stable")[:k]
        distances[place] = row[places[place]]
    return places, distances
