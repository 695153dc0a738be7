"""Entry by entry with Python numbers, by the definition."""

import math

import numpy as np


def log_share(row: list[float], number: int) -> float:
    """Logarithm of one entry of the softmax of a row."""
    top = max(row)
    return row[number] - top - math.log(math.fsum(math.exp(value - top) for value in row))


def smoothed_loss(logits: np.ndarray, targets: np.ndarray, smoothing: float) -> tuple[float, np.ndarray]:
    if smoothing < 0 or smoothing >= 1:
        raise ValueError("smoothing lies from 0 up to 1")
    n, c = logits.shape
    kept = sum(1 for target in targets.tolist() if target != -1)
    loss, gradient = 0.0, [[0.0] * c for _ in range(n)]
    for place, target in enumerate(targets.tolist()):
        if target == -1:
            continue
        row = logits[place].tolist()
        for number in range(c):
            wanted = smoothing / c + (1 - smoothing if number == target else 0.0)
            share = log_share(row, number)
            loss -= wanted * share / kept
            gradient[place][number] = (math.exp(share) - wanted) / kept
    return loss, np.array(gradient).reshape(n, c).astype(logits.dtype)
