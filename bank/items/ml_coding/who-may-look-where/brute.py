"""Query by query with Python numbers, by the definition."""

import math

import numpy as np


def attend(q: np.ndarray, k: np.ndarray, v: np.ndarray, lengths: np.ndarray, causal: bool) -> np.ndarray:
    b, t, d = q.shape
    result = np.zeros((b, t, v.shape[2]))
    for i in range(b):
        for query in range(t):
            keys = [key for key in range(int(lengths[i])) if key <= query or not causal]
            if not keys:
                continue
            scores = [
                math.fsum(x * y for x, y in zip(q[i, query].tolist(), k[i, key].tolist())) / math.sqrt(d)
                for key in keys
            ]
            powers = [math.exp(score - max(scores)) for score in scores]
            total = math.fsum(powers)
            for power, key in zip(powers, keys):
                result[i, query] += power / total * v[i, key]
    return result.astype(q.dtype)
