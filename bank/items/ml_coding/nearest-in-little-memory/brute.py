"""All distances of a query, sorted. O(m n (d + log n)) time."""

import numpy as np


def nearest(base: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    if k < 1 or k > len(base):
        raise ValueError("k lies from 1 to the number of base vectors")
    places, distances = [], []
    rows = base.tolist()
    for query in queries.tolist():
        table = [sum((a - b) ** 2 for a, b in zip(row, query)) ** 0.5 for row in rows]
        order = sorted(range(len(table)), key=lambda place: (table[place], place))[:k]
        places.append(order)
        distances.append([table[place] for place in order])
    shape = (len(queries), k)
    return np.array(places, dtype=np.int64).reshape(shape), np.array(distances, dtype=float).reshape(shape)
