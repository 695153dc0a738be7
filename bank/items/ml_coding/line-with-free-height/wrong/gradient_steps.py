import numpy as np


def fit_shrunk(x, y, alpha):
    if alpha < 0:
        raise ValueError("alpha")
    centre, height = x.mean(axis=0, dtype=np.float64), y.mean(dtype=np.float64)
    xc, yc = x - centre, y - height
    step = 0.9 / ((xc**2).sum() + alpha + 1e-300)
    weights = np.zeros(x.shape[1])
    for _ in range(200_000):
        move = step * (xc.T @ (yc - xc @ weights) - alpha * weights)
        weights += move
        if np.abs(move).max() <= 1e-13 * (1 + np.abs(weights).max()):
            break
    return weights, float(height - centre @ weights)
