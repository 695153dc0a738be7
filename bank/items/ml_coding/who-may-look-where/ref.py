"""Hide scores before a stable softmax. O(b t^2 (d + e)) time."""

import numpy as np


def attend(q: np.ndarray, k: np.ndarray, v: np.ndarray, lengths: np.ndarray, causal: bool) -> np.ndarray:
    t, d = q.shape[1:]
    scores = q @ k.swapaxes(1, 2) / np.asarray(np.sqrt(d), q.dtype)
    seen = np.arange(t) < np.asarray(lengths)[:, None, None]
    if causal:
        seen = seen & np.tri(t, dtype=bool)
    scores = np.where(seen, scores, -np.inf)
    top = scores.max(axis=2, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(top), top, 0))
    total = weights.sum(axis=2, keepdims=True)
    weights /= np.where(total > 0, total, 1)
    return (weights @ v).astype(q.dtype)
