"""Answers of torch for the generated cases. Fully masked rows are zeros there since 2.5."""

import numpy as np
import torch

LIBRARIES = ("torch", "numpy")


def expected(q: np.ndarray, k: np.ndarray, v: np.ndarray, lengths: np.ndarray, causal: bool) -> np.ndarray:
    t = q.shape[1]
    mask = torch.arange(t)[None, None, :] < torch.tensor(lengths)[:, None, None]
    mask = mask.expand(len(q), t, t)
    if causal:
        mask = mask & torch.ones(t, t, dtype=torch.bool).tril()
    with torch.nn.attention.sdpa_kernel(torch.nn.attention.SDPBackend.MATH):
        result = torch.nn.functional.scaled_dot_product_attention(
            torch.tensor(q), torch.tensor(k), torch.tensor(v), attn_mask=mask
        )
    return result.numpy()
