import numpy as np


def attend(q: np.ndarray, k: np.ndarray, v: np.ndarray, lengths: np.ndarray, causal: bool) -> np.ndarray:
    """Attention (b, t, e) of queries (b, t, d) to keys (b, t, d) and values (b, t, e) that they may see."""
    # Your code goes here.
