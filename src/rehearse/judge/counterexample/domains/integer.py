"""``{int: [lowest, highest]}``; bare ``int`` is [-1000000, 1000000]."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind

__all__ = ["KINDS", "Integer"]

_END_WEIGHT = 4
"""Weight of the ends of the range: limits that are too small by one are found early."""
_NEAR = 3
"""Up to this distance from the simplest value, the distance itself is the weight."""


class Integer(Base):
    """Integers of a range. The simplest is 0, or the end nearest to it.

    Weight of distance d from the simplest: d up to 3; then 2 + bit length of d; the highest two and lowest two of the
    range weigh 4.
    """

    is_ordered = True

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        self._simplest = low if low > 0 else min(high, 0)
        last = (high, high - 1, low, low + 1)
        self._last = tuple(v for v in dict.fromkeys(last) if low <= v <= high and abs(v - self._simplest) > _NEAR)

    def top(self) -> int:
        distance = max(self.high - self._simplest, self._simplest - self.low)
        return distance if distance <= _NEAR else max(_END_WEIGHT, 2 + distance.bit_length())

    def enum(self, weight: int) -> Iterator[int]:
        if weight == _END_WEIGHT:
            yield from self._last
            return
        near = weight <= _NEAR
        first, behind = (weight, weight + 1) if near else (1 << (weight - 3), 1 << (weight - 2))
        first = max(first, 0 if near else _NEAR + 1)
        reach = max(self.high - self._simplest, self._simplest - self.low)
        for distance in range(first, min(behind, reach + 1)):
            for value in (self._simplest + distance, self._simplest - distance)[: 2 if distance else 1]:
                if self.low <= value <= self.high and value not in self._last:
                    yield value

    def sample(self, rng: Random, size: int) -> int:
        way = rng.random()
        if way < 0.5:
            spread = 5
        elif way < 0.75:
            spread = 1 << rng.randrange(1, (self.high - self.low).bit_length() + 2)
        else:
            return rng.randint(self.low, self.high)
        low, high = max(self.low, self._simplest - spread), min(self.high, self._simplest + spread)
        return rng.randint(low, high)

    def simpler(self, value: Any) -> Iterator[int]:
        if not self.legal(value):
            return
        simplest, distance = self._simplest, abs(value - self._simplest)
        sign = 1 if value > simplest else -1
        steps = (
            simplest,
            simplest + 1,
            simplest - 1,
            simplest + 2,
            simplest + distance if sign < 0 else None,
            simplest + sign * (distance // 2),
            simplest + sign * (distance * 3 // 4),
            simplest + sign * (distance - distance // 8),
            simplest + sign * (distance - 1),
        )
        now = self.rank(value)
        for candidate in dict.fromkeys(steps):
            if candidate is not None and self.legal(candidate) and self.rank(candidate) < now:
                yield candidate

    def near(self, value: Any) -> Iterator[int]:
        if self.legal(value):
            steps = (value - 1, value + 1, -value, value * 2, self._simplest)
            yield from (v for v in dict.fromkeys(steps) if v != value and self.low <= v <= self.high)

    def end(self, value: int, which: End) -> int:
        return {
            End.HIGH: self.high,
            End.BELOW: max(self.low, self.high - 1),
            End.LOW: self.low,
            End.ABOVE: min(self.high, self.low + 1),
        }[which]

    def legal(self, value: Any) -> bool:
        return type(value) is int and self.low <= value <= self.high

    def rank(self, value: int) -> Any:
        return abs(value - self._simplest), value < self._simplest


def _read(declared: Declared) -> Base:
    return Integer(*declared.integers((-1_000_000, 1_000_000)))


KINDS = (Kind("int", _read),)
