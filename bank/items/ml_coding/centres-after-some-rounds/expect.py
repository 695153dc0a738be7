"""Answers of scikit-learn for the generated cases: one fit for each number of rounds, from the same centres.

Only for inputs without an empty centre, where scikit-learn does something else.
"""

import warnings

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans

LIBRARIES = ("scikit-learn", "scipy", "numpy")


def expected(points: np.ndarray, centres: np.ndarray, rounds: int) -> tuple[np.ndarray, np.ndarray]:
    now, sums = centres, [cdist(points, centres, "sqeuclidean").min(axis=1).sum()]
    for turn in range(1, rounds + 1):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = KMeans(len(centres), init=centres, n_init=1, max_iter=turn, tol=0, algorithm="lloyd").fit(points)
        now = model.cluster_centers_
        sums.append(cdist(points, now, "sqeuclidean").min(axis=1).sum())
    return now, np.array(sums)
