import numpy as np


def smoothed_loss(logits, targets, smoothing):
    if not 0 <= smoothing < 1:
        raise ValueError("smoothing")
    n, c = logits.shape
    counts = targets >= 0
    kept = counts.sum()
    if kept == 0:
        return 0.0, np.zeros_like(logits)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities = powers / powers.sum(axis=1, keepdims=True)
    target = np.full((n, c), smoothing / c)
    target[np.arange(n), np.where(counts, targets, 0)] += 1 - smoothing
    logs = np.log(probabilities + 1e-12)
    gradient = (probabilities - target) * counts[:, None] / kept
    return float(-(target * logs).sum(axis=1)[counts].mean()), gradient.astype(logits.dtype)
