"""``{one_of: [A, B]}``: a value of any of some domains, the simplest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind

__all__ = ["KINDS", "OneOf"]


class OneOf(Base):
    """Weight: that of the value in the first domain that holds it, and the domain's position in powers of two."""

    def __init__(self, parts: Sequence[Base]) -> None:
        self._parts = tuple(parts)
        self._extra = [(place + 1).bit_length() - 1 for place in range(len(self._parts))]

    def _place(self, value: Any) -> int | None:
        """The first domain that holds a value."""
        return next((place for place, part in enumerate(self._parts) if part.legal(value)), None)

    def top(self) -> int:
        return max(part.top() + extra for part, extra in zip(self._parts, self._extra, strict=True))

    def enum(self, weight: int) -> Iterator[Any]:
        for place, (part, extra) in enumerate(zip(self._parts, self._extra, strict=True)):
            if 0 <= weight - extra <= part.top():
                for value in part.enum(weight - extra):
                    if not any(earlier.legal(value) for earlier in self._parts[:place]):
                        yield value

    def sample(self, rng: Random, size: int) -> Any:
        return rng.choice(self._parts).sample(rng, size)

    def simpler(self, value: Any) -> Iterator[Any]:
        place = self._place(value)
        if place is None:
            return
        for earlier in self._parts[:place]:
            simplest = earlier.smallest()
            if earlier.size(simplest) <= self._parts[place].size(value):
                yield simplest
        for simple in self._parts[place].simpler(value):
            if not any(earlier.legal(simple) for earlier in self._parts[:place]):
                yield simple

    def near(self, value: Any) -> Iterator[Any]:
        place = self._place(value)
        if place is not None:
            yield from self._parts[place].near(value)
            for other, part in enumerate(self._parts):
                if other != place and not part.legal(value):
                    yield part.smallest()

    def end(self, value: Any, which: End) -> Any:
        place = self._place(value)
        return value if place is None else self._parts[place].end(value, which)

    def stretch(self, value: Any) -> Any:
        place = self._place(value)
        return value if place is None else self._parts[place].stretch(value)

    def size(self, value: Any) -> int:
        place = self._place(value)
        return 1 if place is None else self._parts[place].size(value)

    def legal(self, value: Any) -> bool:
        return self._place(value) is not None

    def rank(self, value: Any) -> Any:
        place = self._place(value)
        return (len(self._parts),) if place is None else (place, self._parts[place].rank(value))


def _read(declared: Declared) -> Base:
    if not isinstance(declared.argument, list | tuple):
        raise declared.bad("it is no list of domains.", "Write {one_of: [A, B]}.")
    return OneOf(declared.fields(list(declared.argument)))


KINDS = (Kind("one_of", _read),)
