"""Charges of numpy. Loaded only in boxes that have it; every function costs its largest operand or result."""

from __future__ import annotations

from typing import Any

import numpy as np

from .registry import ARRAYS, Number, length, log2, package

_SORTING = frozenset({"sort", "argsort", "unique", "lexsort", "median", "percentile", "quantile", "searchsorted",
                      "intersect1d", "union1d", "setdiff1d", "in1d", "isin"})  # fmt: skip
_PRODUCTS = frozenset({"dot", "matmul", "inner", "tensordot"})
_SOLVING = frozenset({"inv", "solve", "svd", "eig", "eigh", "eigvals", "det", "qr", "cholesky", "lstsq", "pinv",
                      "matrix_rank", "matrix_power"})  # fmt: skip
_VIEWS = frozenset({"reshape", "transpose", "view", "squeeze", "ravel", "swapaxes", "item", "asarray", "expand_dims",
                    "broadcast_to", "empty", "seed", "default_rng"})  # fmt: skip


def _operands(arguments: tuple[Any, ...]) -> list[Any]:
    return [each for each in arguments if isinstance(each, np.ndarray)]


def _cost(name: str, operands: tuple[Any, ...], result: Any) -> Number:
    arrays = _operands(operands)
    largest = max([length(each) for each in operands] + [length(result)], default=0)
    if name in _VIEWS and largest and (name == "empty" or _shares(result, arrays)):
        return 1
    if name == "searchsorted":
        return length(operands[-1]) * log2(largest + 1) + 1
    if name in _SORTING:
        return largest * log2(largest) + 1
    if name in _PRODUCTS and len(arrays) > 1:
        inner = arrays[0].shape[-1] if arrays[0].ndim else 1
        return max(length(result), 1) * inner + 1
    if name == "outer":
        return length(result) + 1
    if name in _SOLVING:
        cost: float = largest**1.5 + 1
        return cost
    return largest + 1


def _shares(result: Any, arrays: list[Any]) -> bool:
    """Whether a result is a view of an operand."""
    return isinstance(result, np.ndarray) and any(
        result is each or result.base is each or (result.base is not None and result.base is each.base)
        for each in arrays
    )


ARRAYS.append(np.ndarray)
package("numpy", _cost)
