import numpy as np


def fit_shrunk(x: np.ndarray, y: np.ndarray, alpha: float) -> tuple[np.ndarray, float]:
    """Weights (d,) and free intercept of ridge regression of y (n,) on x (n, d)."""
    # Your code goes here.
