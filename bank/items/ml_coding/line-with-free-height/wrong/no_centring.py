import numpy as np


def fit_shrunk(x, y, alpha):
    if alpha < 0:
        raise ValueError("alpha")
    weights = np.linalg.lstsq(x.T @ x + alpha * np.eye(x.shape[1]), x.T @ y, rcond=None)[0]
    return weights, float((y - x @ weights).mean())
