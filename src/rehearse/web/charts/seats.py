"""Ten seats: a chance as counted outcomes (look design, section 8)."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Seats"]


@dataclass(frozen=True, slots=True)
class Seats:
    """How many of ten circles are filled, and how many more are half filled."""

    low: int
    """0 to 10: the lower end of the interval."""
    high: int
    """0 to 10: the upper end."""

    @classmethod
    def of(cls, low: float, high: float) -> Seats:
        """From an interval of chances. Rounded outwards, so that the picture never promises more than is known.

        >>> Seats.of(0.38, 0.71)
        Seats(low=3, high=8)
        """
        return cls(math.floor(low * 10 + 1e-9), min(10, math.ceil(high * 10 - 1e-9)))
