"""Answers of scikit-learn for the generated cases; only for inputs without ties, where its order is not stated."""

import numpy as np
from sklearn.neighbors import NearestNeighbors

LIBRARIES = ("scikit-learn", "numpy")


def expected(base: np.ndarray, queries: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    model = NearestNeighbors(n_neighbors=k, algorithm="kd_tree").fit(base)
    distances, places = model.kneighbors(queries)
    return places.astype(np.int64), distances
