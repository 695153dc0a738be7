"""What all kinds of domains share: the ends of a range, the printed form, the order of simplicity."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from enum import Enum
from random import Random
from typing import Any

__all__ = ["FULL", "Base", "End", "printed"]

FULL = 64
"""Length of a list at its full length, when its domain allows longer ones."""


class End(Enum):
    """Which end of its range an integer or float moves to."""

    HIGH = "high"
    BELOW = "one below the highest"
    LOW = "low"
    ABOVE = "one above the lowest"


def printed(value: Any) -> str:
    """The whole printed form of a value; arrays with dtype and without elision."""
    if type(value).__module__ == "numpy":
        return f"array({value.tolist()!r}, dtype={value.dtype}, shape={value.shape})"
    if isinstance(value, list):
        return f"[{', '.join(map(printed, value))}]"
    if isinstance(value, tuple):
        return f"({''.join(f'{printed(item)},' for item in value)})"
    return repr(value)


class Base(ABC):
    """A domain. See ``Domain`` for what its methods promise."""

    unit: str = "values"
    """What ``size`` counts."""

    width: int | None = None
    """Length of all its values, when they are tuples of a fixed one that can be dealt out to arguments."""

    is_ordered: bool = False
    """Whether any two values can be compared by ``<``."""

    @abstractmethod
    def enum(self, weight: int) -> Iterator[Any]: ...

    @abstractmethod
    def top(self) -> int:
        """No value weighs more."""

    @abstractmethod
    def sample(self, rng: Random, size: int) -> Any: ...

    @abstractmethod
    def simpler(self, value: Any) -> Iterator[Any]: ...

    @abstractmethod
    def near(self, value: Any) -> Iterator[Any]: ...

    @abstractmethod
    def legal(self, value: Any) -> bool: ...

    @abstractmethod
    def rank(self, value: Any) -> Any:
        """Comparable among legal values of this domain; falls with every step of ``simpler``."""

    def size(self, value: Any) -> int:
        """One leaf, unless a kind counts otherwise."""
        return 1

    def end(self, value: Any, which: End) -> Any:
        """The value with its parts at an end of their range; as it is where a kind has no ends."""
        return value

    def stretch(self, value: Any) -> Any:
        """The value at its full length (at most ``FULL`` where more is legal); as it is where a kind has none."""
        return value

    def ends(self, value: Any) -> Iterator[Any]:
        """The value moved to each end, then the same at full length; legal and different from the value."""
        if not self.legal(value):
            return
        seen = {printed(value)}
        for start in (value, self.stretch(value)):
            for candidate in (start, *(self.end(start, which) for which in End)):
                form = printed(candidate)
                if form not in seen and self.legal(candidate):
                    seen.add(form)
                    yield candidate

    def smallest(self) -> Any:
        """The simplest value of all."""
        for weight in range(self.top() + 1):
            for value in self.enum(weight):
                return value
        raise ValueError("the domain is empty")
