"""Shifted logits, one log-sum-exp for loss and gradient. O(n c) time."""

import numpy as np


def smoothed_loss(logits: np.ndarray, targets: np.ndarray, smoothing: float) -> tuple[float, np.ndarray]:
    if not 0 <= smoothing < 1:
        raise ValueError("smoothing lies from 0 up to 1")
    n, c = logits.shape
    counts = targets >= 0
    kept = int(counts.sum())
    if kept == 0:
        return 0.0, np.zeros_like(logits)
    rows, classes = np.arange(n), np.where(counts, targets, 0)
    z = logits - logits.max(axis=1, keepdims=True)
    powers = np.exp(z)
    total = powers.sum(axis=1)
    losses = np.log(total) - (1 - smoothing) * z[rows, classes] - smoothing * z.mean(axis=1)
    gradient = powers / total[:, None] - np.asarray(smoothing / c, logits.dtype)
    gradient[rows, classes] -= 1 - smoothing
    gradient *= (counts / kept).astype(logits.dtype)[:, None]
    return float(losses[counts].sum() / kept), gradient
