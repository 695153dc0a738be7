"""Blocks of queries, partial selection with a margin, distances by differences for the candidates."""

import numpy as np

BLOCK = 1_000_000
"""Distances that are held at once."""


def nearest(base: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    n = len(base)
    if not 1 <= k <= n:
        raise ValueError("k lies from 1 to the number of base vectors")
    places = np.empty((len(queries), k), dtype=np.int64)
    distances = np.empty((len(queries), k))
    middle = base.mean(axis=0)
    near, asked = base - middle, queries - middle
    squares = np.einsum("ij,ij->i", near, near)
    rows = max(1, BLOCK // n)
    digits = 64 * np.finfo(base.dtype).eps
    for start in range(0, len(queries), rows):
        part = asked[start : start + rows]
        table = near @ part.T
        table *= -2
        table += squares[:, None]
        for place in range(part.shape[0]):
            row = table[:, place]
            margin = digits * (np.abs(squares).max() + part[place] @ part[place])
            limit = np.partition(row, k - 1)[k - 1] + margin
            chosen = np.flatnonzero(row <= limit)
            exact = np.sqrt(((base[chosen] - queries[start + place]) ** 2).sum(axis=1))
            order = np.argsort(exact, kind="stable")[:k]
            places[start + place] = chosen[order]
            distances[start + place] = exact[order]
    return places, distances
