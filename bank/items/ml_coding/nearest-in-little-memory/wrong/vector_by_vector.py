import numpy as np


def nearest(base, queries, k):
    if not 1 <= k <= len(base):
        raise ValueError("k")
    places = np.empty((len(queries), k), dtype=np.int64)
    distances = np.empty((len(queries), k))
    for place, query in enumerate(queries):
        table = sorted((float(np.sqrt(((row - query) ** 2).sum())), i) for i, row in enumerate(base))
        places[place] = [i for _, i in table[:k]]
        distances[place] = [one for one, _ in table[:k]]
    return places, distances
