import numpy as np


def nearest(base, queries, k):
    if not 1 <= k <= len(base):
        raise ValueError("k")
    places = np.empty((len(queries), k), dtype=np.int64)
    distances = np.empty((len(queries), k))
    for place, query in enumerate(queries):
        row = (base**2).sum(axis=1) - 2 * base @ query + query @ query
        row = np.sqrt(np.maximum(row, 0))
        places[place] = np.argsort(row, kind="stable")[:k]
        distances[place] = row[places[place]]
    return places, distances
