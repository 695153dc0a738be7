import numpy as np


def smoothed_loss(logits, targets, smoothing):
    if not 0 <= smoothing < 1:
        raise ValueError("smoothing")
    n, c = logits.shape
    counts = targets >= 0
    z = logits - logits.max(axis=1, keepdims=True)
    logs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    target = np.full((n, c), smoothing / c)
    target[np.arange(n), np.where(counts, targets, 0)] += 1 - smoothing
    target *= counts[:, None]
    gradient = (np.exp(logs) - target) * counts[:, None] / n
    return float(-(target * logs).sum() / n), gradient.astype(logits.dtype)
