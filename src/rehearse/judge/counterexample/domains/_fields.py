"""Values of a fixed number of parts, each with its own domain: arguments of a call, pairs, records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from ._base import Base, End
from ._weighing import Shelf, products

__all__ = ["Fields"]


class Fields(Base):
    """A tuple or list with a domain for each place. It weighs what its parts weigh."""

    def __init__(self, parts: Sequence[Any], make: Callable[[Any], Any]) -> None:
        """``make`` is ``tuple`` or ``list``."""
        self.parts: tuple[Base, ...] = tuple(parts)
        self._make = make
        self.width = len(self.parts) if make is tuple else None
        self.is_ordered = all(part.is_ordered for part in self.parts)
        self._shelves = [Shelf(part.enum, part.top()) for part in self.parts]
        self._known: dict[tuple[int, int], bool] = {}
        self._top = sum(shelf.top for shelf in self._shelves)

    def top(self) -> int:
        return self._top

    def enum(self, weight: int) -> Iterator[Any]:
        return map(self._make, products(self._shelves, weight, self._known))

    def sample(self, rng: Random, size: int) -> Any:
        return self._make(part.sample(rng, size) for part in self.parts)

    def _replaced(self, value: Any, place: int, part: Any) -> Any:
        return self._make([*value[:place], part, *value[place + 1 :]])

    def simpler(self, value: Any) -> Iterator[Any]:
        if self.legal(value):
            for place, part in enumerate(self.parts):
                for simple in part.simpler(value[place]):
                    yield self._replaced(value, place, simple)

    def near(self, value: Any) -> Iterator[Any]:
        if self.legal(value):
            for place, part in enumerate(self.parts):
                for neighbour in part.near(value[place]):
                    yield self._replaced(value, place, neighbour)

    def end(self, value: Any, which: End) -> Any:
        return self._make(part.end(one, which) for part, one in zip(self.parts, value, strict=True))

    def stretch(self, value: Any) -> Any:
        return self._make(part.stretch(one) for part, one in zip(self.parts, value, strict=True))

    def size(self, value: Any) -> int:
        return sum(part.size(one) for part, one in zip(self.parts, value, strict=True))

    def legal(self, value: Any) -> bool:
        return (
            type(value) is self._make
            and len(value) == len(self.parts)
            and all(part.legal(one) for part, one in zip(self.parts, value, strict=True))
        )

    def rank(self, value: Any) -> Any:
        return tuple(part.rank(one) for part, one in zip(self.parts, value, strict=True))
