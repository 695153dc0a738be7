"""Averages over a normal ability, on a fixed grid: repeatable, without random draws."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["abilities"]

_POINTS = 61
_REACH = 6.0
"""Standard deviations either way. A grid in units of the deviation stays fine when the ability is well known."""


def abilities(mean: float, var: float) -> Iterator[tuple[float, float]]:
    """Pairs of ability and weight; the weights sum to 1."""
    sd = math.sqrt(var)
    return ((mean + sd * z, weight) for z, weight in _standard())


@lru_cache(maxsize=1)
def _standard() -> tuple[tuple[float, float], ...]:
    step = 2 * _REACH / (_POINTS - 1)
    points = [-_REACH + step * place for place in range(_POINTS)]
    weights = [math.exp(-z * z / 2) for z in points]
    total = sum(weights)
    return tuple((z, weight / total) for z, weight in zip(points, weights, strict=True))
