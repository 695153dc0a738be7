"""One family of inputs along one axis: which sizes it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .measured import Point

__all__ = ["FIXED", "Family"]

FIXED = 12
"""The size that stays while the other one grows."""


@dataclass(frozen=True, slots=True)
class Family:
    """Steps of a ladder as pairs of sizes."""

    name: str
    axis: str
    """Empty for one size; else what grows: ``n``, ``m`` or ``both``."""
    steps: tuple[int, ...]
    other: Callable[[int], int] | None = None
    """With two sizes: m by n."""

    is_dense: bool = False
    """Whether m grows faster than n: a graph with all its edges."""

    def case(self, step: int) -> tuple[int, int | None]:
        """The sizes n and m of a step."""
        if self.other is None:
            return step, None
        return (FIXED, step) if self.axis == "m" else (step, self.other(step))

    def step_of(self, point: Point) -> int:
        """The step that a point belongs to."""
        return point.m if self.axis == "m" and point.m is not None else point.n
