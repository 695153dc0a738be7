"""Simpler values and neighbours by structure alone, for a failing case that lies outside the declared domain.

A domain describes inputs that are small enough to search; a case of a suite may be far larger. Whether what is made
here is legal only ``legal`` of the item's generator can say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

__all__ = ["Shape", "leaves", "lowered"]

_LOWERED_LEAVES = 20
_NEAR_PARTS = 64
"""Parts of a long value whose neighbours are looked at."""


def leaves(value: Any) -> int:
    """Numbers, characters and other parts that hold no parts."""
    if isinstance(value, list | tuple | set | frozenset):
        return sum(map(leaves, value))
    if isinstance(value, dict):
        return sum(leaves(key) + leaves(item) for key, item in value.items())
    if isinstance(value, str | bytes):
        return len(value)
    return int(value.size) if type(value).__name__ == "ndarray" else 1


def _integers(value: int) -> Iterator[int]:
    step = 1 if value > 0 else -1
    for other in (0, 1, -1, 2, -value if value < 0 else 0, step * (abs(value) // 2), value - step):
        if abs(other) < abs(value) or other == -value > 0:
            yield other


def _floats(value: float) -> Iterator[float]:
    if not math.isfinite(value):
        yield 0.0
        return
    for other in (0.0, 1.0, float(int(value)), round(value, 1)):
        if abs(other) < abs(value) or (other != value and len(repr(other)) < len(repr(value))):
            yield other


def _dropped(value: Any) -> Iterator[Any]:
    """A sequence without blocks of n, n / 2, ... 1 elements."""
    length = block = len(value)
    while block:
        for start in range(0, length - block + 1, block):
            yield value[:start] + value[start + block :]
        block //= 2


def _replaced(value: Any, part: Any, place: int) -> Any:
    return (*value[:place], part, *value[place + 1 :]) if type(value) is tuple else _listed(value, part, place)


def _listed(value: list[Any], part: Any, place: int) -> list[Any]:
    return [*value[:place], part, *value[place + 1 :]]


def _simpler(value: Any) -> Iterator[Any]:
    """Simpler values, boldest first."""
    kind = type(value)
    if kind is bool:
        if value:
            yield False
    elif kind is int:
        yield from _integers(value)
    elif kind is float:
        yield from _floats(value)
    elif kind is str:
        yield from _dropped(value)
        first = min(value, default="")
        for place, letter in enumerate(value):
            if letter > first:
                yield value[:place] + first + value[place + 1 :]
    elif kind is list or kind is tuple:
        if kind is list:
            yield from _dropped(value)
        for place, part in enumerate(value):
            for simpler in _simpler(part):
                yield _replaced(value, simpler, place)
    elif kind is dict:
        for dropped in value:
            yield {key: item for key, item in value.items() if key != dropped}
        for changed in value:
            for simpler in _simpler(value[changed]):
                yield {**value, changed: simpler}
    elif kind is set or kind is frozenset:
        for part in value:
            yield value - {part}
    elif kind.__name__ == "ndarray":
        yield from _arrays(value)


def _arrays(value: Any) -> Iterator[Any]:
    import numpy as np

    if value.ndim:
        block = len(value)
        while block:
            for start in range(0, len(value) - block + 1, block):
                yield np.delete(value, slice(start, start + block), axis=0)
            block //= 2
    flat = value.ravel()
    for place in np.flatnonzero(flat):
        changed = flat.copy()
        changed[place] = 0
        yield changed.reshape(value.shape)


def _near(value: Any) -> Iterator[Any]:
    kind = type(value)
    if kind is bool:
        yield not value
    elif kind is int or (kind is float and math.isfinite(value)):
        yield from (value - 1, value + 1)
    elif kind is str:
        for place in range(min(len(value), _NEAR_PARTS)):
            yield value[:place] + value[place + 1 :]
    elif kind is list or kind is tuple:
        for place in range(min(len(value), _NEAR_PARTS)):
            if kind is list:
                yield value[:place] + value[place + 1 :]
            for part in _near(value[place]):
                yield _replaced(value, part, place)


def lowered(value: Any) -> Iterator[Any]:
    """The value with one number replaced by a number of one digit, the smallest first.

    What steps of a half and of one cannot reach when the fault comes and goes between them. Long values give nothing.
    """
    if leaves(value) > _LOWERED_LEAVES:
        return
    kind = type(value)
    if kind is int and abs(value) > 3:
        yield from (other if value > 0 else -other for other in range(3, min(abs(value), 10)))
    elif kind is list or kind is tuple:
        for place, part in enumerate(value):
            for other in lowered(part):
                yield _replaced(value, other, place)


class Shape:
    """The moves of a domain, without its bounds."""

    def simpler(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Simpler arguments, argument by argument, boldest first."""
        for place, part in enumerate(value):
            for simpler in _simpler(part):
                yield _replaced(value, simpler, place)

    def near(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Arguments with one part dropped or moved by one."""
        for place, part in enumerate(value):
            for other in _near(part):
                yield _replaced(value, other, place)

    def size(self, value: tuple[Any, ...]) -> int:
        """Number of leaves."""
        return leaves(value)

    def legal(self, value: Any) -> bool:
        """Nothing is known here."""
        return True
