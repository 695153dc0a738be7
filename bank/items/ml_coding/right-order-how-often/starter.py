import numpy as np


def roc_auc(y: np.ndarray, s: np.ndarray) -> float:
    """Share of (positive, negative) pairs in the right order; y and s have shape (n,)."""
    # Your code goes here.
