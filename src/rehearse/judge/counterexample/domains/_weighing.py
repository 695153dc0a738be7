"""Enumeration of composed values by weight, without trying what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import Any

__all__ = ["Shelf", "arrangements", "products", "selections", "sequences"]


class Shelf:
    """The values of a domain by weight, kept as far as they were drawn."""

    def __init__(self, enum: Callable[[int], Iterator[Any]], top: int) -> None:
        self._enum = enum
        self.top = top
        self._kept: dict[int, list[Any]] = {}
        self._rest: dict[int, Iterator[Any]] = {}
        self.known: dict[Any, bool] = {}
        """Answers of the searches below, so that each is found once."""

    def _draw(self, weight: int, count: int) -> list[Any]:
        """At least the first ``count`` values of a weight, or all."""
        if weight not in self._kept:
            self._kept[weight] = []
            self._rest[weight] = iter(self._enum(weight)) if 0 <= weight <= self.top else iter(())
        kept = self._kept[weight]
        if len(kept) < count:
            kept.extend(islice(self._rest[weight], count - len(kept)))
        return kept

    def has(self, weight: int) -> bool:
        return bool(self._draw(weight, 1))

    def count(self, weight: int, most: int) -> int:
        """How many values weigh that much, up to ``most``."""
        return min(most, len(self._draw(weight, most)))

    def values(self, weight: int, start: int = 0) -> Iterator[tuple[int, Any]]:
        """Index and value of those of a weight, from an index on."""
        index = start
        while True:
            kept = self._draw(weight, index + 1)
            if index >= len(kept):
                return
            yield index, kept[index]
            index += 1


def products(
    shelves: Sequence[Shelf], weight: int, known: dict[tuple[int, int], bool] | None = None
) -> Iterator[tuple[Any, ...]]:
    """One value from each shelf, with that weight together. ``known`` keeps what was found out, for other weights."""
    answers: dict[tuple[int, int], bool] = {} if known is None else known
    last = len(shelves) - 1

    def possible(place: int, left: int) -> bool:
        if place == last:
            return left <= shelves[place].top and shelves[place].has(left)
        key = (place, left)
        if key not in answers:
            top = min(left, shelves[place].top)
            answers[key] = any(shelves[place].has(part) and possible(place + 1, left - part) for part in range(top + 1))
        return answers[key]

    def go(place: int, left: int) -> Iterator[tuple[Any, ...]]:
        if place == last:
            for _, value in shelves[place].values(left):
                yield (value,)
            return
        for part in range(min(left, shelves[place].top) + 1):
            if possible(place + 1, left - part):
                for _, value in shelves[place].values(part):
                    for rest in go(place + 1, left - part):
                        yield (value, *rest)

    if not shelves:
        if weight == 0:
            yield ()
    elif possible(0, weight):
        yield from go(0, weight)


def sequences(shelf: Shelf, length: int, weight: int) -> Iterator[tuple[Any, ...]]:
    """All tuples of ``length`` values with that weight together."""
    if not _fits(shelf, length, weight):
        return
    if length == 0:
        yield ()
        return
    if weight == 0:  # without recursion: long lists of the simplest value
        yield from product([value for _, value in shelf.values(0)], repeat=length)
        return
    for part in range(min(weight, shelf.top) + 1):
        if _fits(shelf, length - 1, weight - part):
            for _, value in shelf.values(part):
                for rest in sequences(shelf, length - 1, weight - part):
                    yield (value, *rest)


def _fits(shelf: Shelf, length: int, weight: int) -> bool:
    """Whether any tuple of that length has that weight."""
    if weight < 0 or weight > length * shelf.top:
        return False
    if length == 0:
        return weight == 0
    if weight == 0:
        return shelf.has(0)
    key = ("fits", length, weight)
    if key not in shelf.known:
        top = min(weight, shelf.top)
        shelf.known[key] = any(shelf.has(part) and _fits(shelf, length - 1, weight - part) for part in range(top + 1))
    return shelf.known[key]


def selections(shelf: Shelf, length: int, weight: int, *, distinct: bool, least: int = 0) -> Iterator[tuple[Any, ...]]:
    """All multisets (all sets when ``distinct``) of ``length`` values with that weight together, lightest first.

    No value weighs less than ``least``. Goes class by class of equal weight, and only where the rest can be filled.
    """
    if length == 0:
        if weight == 0:
            yield ()
        return
    if not _fillable(shelf, length, weight, distinct, least):
        return
    for count in range(length, -1, -1):
        left = weight - count * least
        if left < 0 or not _fillable(shelf, length - count, left, distinct, least + 1):
            continue
        for chosen in _picks(shelf, least, count, 0, distinct):
            for rest in selections(shelf, length - count, left, distinct=distinct, least=least + 1):
                yield (*chosen, *rest)


def _fillable(shelf: Shelf, length: int, weight: int, distinct: bool, least: int) -> bool:
    if length == 0:
        return weight == 0
    if weight < length * least or least > shelf.top or weight > length * shelf.top:
        return False
    key = ("fillable", length, weight, distinct, least)
    if key not in shelf.known:
        here = shelf.count(least, length if distinct else 1)
        most = here if distinct else (length if here else 0)
        shelf.known[key] = any(
            _fillable(shelf, length - count, weight - count * least, distinct, least + 1) for count in range(most + 1)
        )
    return shelf.known[key]


def _picks(shelf: Shelf, weight: int, count: int, start: int, distinct: bool) -> Iterator[tuple[Any, ...]]:
    """``count`` values of one weight, by rising index."""
    if count == 0:
        yield ()
        return
    if not distinct and start == 0 and shelf.count(weight, 2) == 1:  # without recursion, as above
        yield tuple(value for _, value in shelf.values(weight)) * count
        return
    for index, value in shelf.values(weight, start):
        for rest in _picks(shelf, weight, count - 1, index + 1 if distinct else index, distinct):
            yield (value, *rest)


def arrangements(items: Sequence[Any], inversions: int) -> Iterator[tuple[Any, ...]]:
    """Orders of comparable items with exactly that many pairs out of order, each order once."""
    kept = sorted(items)

    def go(rest: list[Any], left: int) -> Iterator[tuple[Any, ...]]:
        if not rest:
            if left == 0:
                yield ()
            return
        if left > len(rest) * (len(rest) - 1) // 2:
            return
        for place, item in enumerate(rest):
            if place > left:
                return
            if place and rest[place - 1] == item:
                continue
            smaller = place  # equal ones stand together and only the first is taken
            for order in go(rest[:place] + rest[place + 1 :], left - smaller):
                yield (item, *order)

    yield from go(kept, inversions)
