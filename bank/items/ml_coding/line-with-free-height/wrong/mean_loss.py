import numpy as np


def fit_shrunk(x, y, alpha):
    if alpha < 0:
        raise ValueError("alpha")
    centre, height = x.mean(axis=0), y.mean()
    xc, yc = x - centre, y - height
    gram = xc.T @ xc / len(x) + alpha * np.eye(x.shape[1])
    weights = np.linalg.lstsq(gram, xc.T @ yc / len(x), rcond=None)[0]
    return weights, float(height - centre @ weights)
