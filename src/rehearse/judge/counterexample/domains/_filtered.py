"""A domain of which a condition refuses some values: elements that a precondition speaks of one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from ._base import Base, End

__all__ = ["Filtered"]

_MISSES = 20_000
"""Values refused in a row after which the rest of a weight is given up."""
_ATTEMPTS = 100


class Filtered(Base):
    """The values of a domain for which ``holds`` is true. Weights, sizes and ranks are those of the domain."""

    def __init__(self, inner: Base, holds: Callable[[Any], bool]) -> None:
        self._inner, self._holds = inner, holds
        self.unit, self.width, self.is_ordered = inner.unit, inner.width, inner.is_ordered

    def top(self) -> int:
        return self._inner.top()

    def enum(self, weight: int) -> Iterator[Any]:
        misses = 0
        for value in self._inner.enum(weight):
            if self._holds(value):
                misses = 0
                yield value
            elif (misses := misses + 1) > _MISSES:
                return

    def sample(self, rng: Random, size: int) -> Any:
        """A legal value where one is found; the precondition is asked about the whole once more."""
        for _ in range(_ATTEMPTS):
            value = self._inner.sample(rng, size)
            if self._holds(value):
                break
        return value

    def simpler(self, value: Any) -> Iterator[Any]:
        return filter(self._holds, self._inner.simpler(value))

    def near(self, value: Any) -> Iterator[Any]:
        return filter(self._holds, self._inner.near(value))

    def end(self, value: Any, which: End) -> Any:
        moved = self._inner.end(value, which)
        return moved if self._holds(moved) else value

    def stretch(self, value: Any) -> Any:
        stretched = self._inner.stretch(value)
        return stretched if self._holds(stretched) else value

    def size(self, value: Any) -> int:
        return self._inner.size(value)

    def legal(self, value: Any) -> bool:
        return self._inner.legal(value) and self._holds(value)

    def rank(self, value: Any) -> Any:
        return self._inner.rank(value)

    def is_empty(self) -> bool:
        """Whether no small value is left."""
        return not any(True for weight in range(min(self.top(), 12) + 1) for _ in self.enum(weight))
