"""``{choice: [a, b, c]}``: one of some values, the simplest first. ``bool`` and ``none`` are such choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from rehearse.judge.errors import BadValue
from rehearse.judge.values import decode

from ._base import Base, End, printed
from ._declaration import Declared, Kind

__all__ = ["KINDS", "Choice"]

_MOST = 10_000


class Choice(Base):
    """One of some values. The first weighs 0, the next two 1, the next four 2, and so on."""

    def __init__(self, values: Sequence[Any]) -> None:
        self.values = tuple(values)
        self._place = {printed(value): place for place, value in enumerate(self.values)}
        types = {type(value) for value in self.values}
        self.is_ordered = types <= {int} or types <= {str} or types <= {bool}

    def top(self) -> int:
        return len(self.values).bit_length() - 1

    def enum(self, weight: int) -> Iterator[Any]:
        first = (1 << weight) - 1 if weight <= self.top() else len(self.values)
        return iter(self.values[first : 2 * first + 1])

    def sample(self, rng: Random, size: int) -> Any:
        return rng.choice(self.values)

    def simpler(self, value: Any) -> Iterator[Any]:
        place = self._place.get(printed(value), 0)
        steps = (0, 1, 2, place // 2, place - 1)
        yield from (self.values[step] for step in dict.fromkeys(steps) if 0 <= step < place)

    def near(self, value: Any) -> Iterator[Any]:
        if self.legal(value):
            place = self._place[printed(value)]
            steps = (place + 1, place - 1, 0, len(self.values) - 1)
            for step in dict.fromkeys(steps):
                if step != place and 0 <= step < len(self.values):
                    yield self.values[step]

    def end(self, value: Any, which: End) -> Any:
        return self.values[-1 if which in (End.HIGH, End.BELOW) else 0]

    def legal(self, value: Any) -> bool:
        return isinstance(value, self._types) and printed(value) in self._place

    @property
    def _types(self) -> tuple[type, ...]:
        return tuple({type(value) for value in self.values})

    def rank(self, value: Any) -> Any:
        return self._place.get(printed(value), len(self.values))


def _choice(declared: Declared) -> Base:
    given = declared.argument
    if not isinstance(given, list | tuple) or not 1 <= len(given) <= _MOST:
        raise declared.bad(f"it is no list of 1 to {_MOST} values.", "Write [a, b, c], the simplest first.")
    try:
        values = [decode(value, f"{declared.where}.choice[{place}]") for place, value in enumerate(given)]
    except BadValue as bad:
        raise declared.bad(f"{bad.where}: {bad.what}", bad.do) from None
    if len({printed(value) for value in values}) < len(values):
        raise declared.bad("a value stands in it twice.", "Write each value once.")
    return Choice(values)


def _bool(declared: Declared) -> Base:
    declared.nothing()
    return Choice((False, True))


def _none(declared: Declared) -> Base:
    declared.nothing()
    return Choice((None,))


KINDS = (Kind("choice", _choice), Kind("bool", _bool), Kind("none", _none))
