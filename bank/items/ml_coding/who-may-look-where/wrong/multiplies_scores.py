import numpy as np


def attend(q, k, v, lengths, causal):
    t, d = q.shape[1:]
    scores = q @ k.swapaxes(1, 2) / np.sqrt(d)
    seen = np.broadcast_to(np.arange(t) < lengths[:, None, None], (len(q), t, t))
    if causal:
        seen = seen & np.tri(t, dtype=bool)
    scores = scores * seen
    weights = np.exp(scores - scores.max(axis=2, keepdims=True))
    return (weights / weights.sum(axis=2, keepdims=True) @ v).astype(q.dtype)
