"""``{float: [lowest, highest]}``; bare ``float`` is [-1000, 1000]. Key ``special``: nan, inf, -inf, -0.0."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind

__all__ = ["KINDS", "SPECIAL", "Float"]

SPECIAL = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf, "-0.0": -0.0}
"""Values beyond the range that a domain may name."""

_TELLING = (0.0, 1.0, -1.0, 0.5, 2.0, -0.5, 1.5, 3.0, -2.0, 2.5, 10.0, 0.1, -1.5, 100.0, 0.25)
"""Of weight 0, 1, 1, 2, 2, 2, 2, 3 and so on: by position, in powers of two."""
_END_WEIGHT = 4
_FIRST_EIGHTHS = 6
"""From this weight on: multiples of an eighth, by the bit length of the multiple."""
_LAST_EIGHTHS = 40
_SIXTEENTHS_WEIGHT = 5
_NARROW = 2.0
"""A range up to this width is divided into sixteenths too."""


class Float(Base):
    """Floats of a range, and special values.

    Enumerated are values that tell (whole, half, negative, a decimal that has no exact form), the ends of the range
    (weight 4), sixteenths of a narrow range, the special values (weight 4) and multiples of an eighth. Legal is every
    float of the range, and every integer that stands for one.
    """

    def __init__(self, low: float, high: float, special: tuple[float, ...] = ()) -> None:
        self.low, self.high, self.special = low, high, special
        self.is_ordered = not any(math.isnan(value) for value in special)
        self._special = {repr(value) for value in special}

    @cached_property
    def _first(self) -> dict[int, list[float]]:
        """Values of the weights below the eighths."""
        telling = [value for value in _TELLING if self.low <= value <= self.high]
        if not telling:
            telling = [min(self.low, self.high, key=abs)]
        found = {repr(value): (place + 1).bit_length() - 1 for place, value in enumerate(telling)}
        for value in (self.high, self.low, *self.special):
            found.setdefault(repr(value), _END_WEIGHT)
        if self.high - self.low <= _NARROW:
            for part in range(1, 16):
                value = self.low + (self.high - self.low) * part / 16
                if self.low <= value <= self.high:
                    found.setdefault(repr(value + 0.0), _SIXTEENTHS_WEIGHT)
        weights: dict[int, list[float]] = {}
        for form, weight in found.items():
            weights.setdefault(weight, []).append(float(form))
        self._found = frozenset(found)
        return weights

    def top(self) -> int:
        reach = int(min(max(abs(self.low), abs(self.high)), 2.0**_LAST_EIGHTHS) * 8)
        return max(*self._first, _FIRST_EIGHTHS + max(0, reach.bit_length() - 3))

    def enum(self, weight: int) -> Iterator[float]:
        yield from self._first.get(weight, ())
        if weight >= _FIRST_EIGHTHS:
            least = 1 if weight == _FIRST_EIGHTHS else 1 << (weight - _FIRST_EIGHTHS + 3 - 1)
            for multiple in range(least, 1 << (weight - _FIRST_EIGHTHS + 3)):
                if multiple / 8 > max(abs(self.low), abs(self.high)):
                    return
                for value in (multiple / 8, -multiple / 8):
                    if self.low <= value <= self.high and repr(value) not in self._found:
                        yield value

    def sample(self, rng: Random, size: int) -> float:
        way = rng.random()
        if way < 0.4:
            weight = rng.choice(sorted(self._first))
            return rng.choice(self._first[weight])
        value = rng.uniform(self.low, self.high)
        if way < 0.7:
            value = round(value, rng.randrange(3))
        return min(self.high, max(self.low, value + 0.0))

    def simpler(self, value: Any) -> Iterator[float]:
        if not self.legal(value):
            return
        now = self.rank(value)
        steps = [0.0, 1.0, self._nearest]
        if math.isfinite(value) and abs(value) < 1e300:
            whole = float(int(value))
            steps += [abs(value), whole, float(int(value / 2)), whole - math.copysign(1.0, value), round(value, 1)]
        for step in dict.fromkeys(steps):
            candidate = step + 0.0
            if self._within(candidate) and self.rank(candidate) < now:
                yield candidate

    @property
    def _nearest(self) -> float:
        return self._first[min(self._first)][0]

    def _within(self, value: float) -> bool:
        return self.low <= value <= self.high

    def near(self, value: Any) -> Iterator[float]:
        if self.legal(value):
            steps = (value + 1.0, value - 1.0, value + 0.5, -value, 0.0, value * 2.0)
            for step in dict.fromkeys(repr(float(step)) for step in steps):
                if step != repr(float(value)) and self.legal(float(step)):
                    yield float(step)

    def end(self, value: Any, which: End) -> float:
        return {
            End.HIGH: self.high,
            End.BELOW: max(self.low, math.nextafter(self.high, -math.inf)),
            End.LOW: self.low,
            End.ABOVE: min(self.high, math.nextafter(self.low, math.inf)),
        }[which]

    def legal(self, value: Any) -> bool:
        if type(value) is int:
            return self.low <= value <= self.high
        return type(value) is float and (repr(value) in self._special or self._is_plain(value))

    def _is_plain(self, value: float) -> bool:
        minus_zero = value == 0 and math.copysign(1.0, value) < 0
        return self._within(value) and (not minus_zero or "-0.0" in self._special)

    def rank(self, value: Any) -> Any:
        """Whole before one decimal before others before special; then small, then positive."""
        value = float(value)
        if not math.isfinite(value) or repr(value) == "-0.0":
            return 3, sorted(SPECIAL).index(repr(value)), False
        form = 0 if value.is_integer() else 1 if round(value, 1) == value else 2
        return form, abs(value), value < 0


def _read(declared: Declared) -> Base:
    low, high = declared.numbers((-1000.0, 1000.0))
    names = declared.options.get("special", [])
    if not isinstance(names, list | tuple) or any(_name(name) not in SPECIAL for name in names):
        raise declared.bad("it names no special values.", f"Write a list of {', '.join(SPECIAL)}.", "special")
    special = tuple(SPECIAL[name] for name in dict.fromkeys(map(_name, names)))
    return Float(low, high, special)


def _name(value: object) -> str:
    """YAML reads ``.nan`` and ``-0.0`` as numbers."""
    return value if isinstance(value, str) else repr(value) if isinstance(value, float) else ""


KINDS = (Kind("float", _read, ("special",)),)
