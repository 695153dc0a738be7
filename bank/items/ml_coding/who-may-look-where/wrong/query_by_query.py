import math

import numpy as np


def attend(q, k, v, lengths, causal):
    b, t, d = q.shape
    result = np.zeros((b, t, v.shape[2]))
    for i in range(b):
        for query in range(t):
            keys = [key for key in range(int(lengths[i])) if key <= query or not causal]
            if not keys:
                continue
            scores = np.array([(q[i, query] * k[i, key]).sum() / math.sqrt(d) for key in keys])
            weights = np.exp(scores - scores.max())
            result[i, query] = weights @ v[i, : len(keys)] / weights.sum()
    return result.astype(q.dtype)
