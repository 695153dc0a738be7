"""Centre, then solve the penalised normal equations. O(n d^2 + d^3) time."""

import numpy as np


def fit_shrunk(x: np.ndarray, y: np.ndarray, alpha: float) -> tuple[np.ndarray, float]:
    if alpha < 0:
        raise ValueError("alpha is 0 or more")
    centre, height = x.mean(axis=0, dtype=np.float64), y.mean(dtype=np.float64)
    xc, yc = x - centre, y - height
    gram = xc.T @ xc
    gram[np.diag_indices_from(gram)] += alpha
    if len(x) == 1:
        return np.zeros(x.shape[1]), float(height)
    weights = np.linalg.solve(gram, xc.T @ yc)
    return weights, float(height - centre @ weights)
