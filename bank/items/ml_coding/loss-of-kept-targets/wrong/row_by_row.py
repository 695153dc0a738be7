import math

import numpy as np


def smoothed_loss(logits, targets, smoothing):
    if not 0 <= smoothing < 1:
        raise ValueError("smoothing")
    n, c = logits.shape
    kept = int((targets >= 0).sum())
    loss, gradient = 0.0, np.zeros_like(logits)
    for i in range(n):
        if targets[i] < 0:
            continue
        top = max(float(logits[i, j]) for j in range(c))
        total = math.log(sum(math.exp(float(logits[i, j]) - top) for j in range(c))) + top
        for j in range(c):
            wanted = smoothing / c + (1 - smoothing) * (j == targets[i])
            loss -= wanted * (float(logits[i, j]) - total) / kept
            gradient[i, j] = (math.exp(float(logits[i, j]) - total) - wanted) / kept
    return loss, gradient
