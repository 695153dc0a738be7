"""``{list: ELEMENT, len: [a, b], sorted: true, distinct: true}``, the same as ``tuple``; or ``{list: [A, B]}`` with a
domain for each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import combinations, pairwise, permutations
from random import Random
from typing import Any

from ._base import FULL, Base, End, printed
from ._declaration import Declared, Kind
from ._fields import Fields
from ._filtered import Filtered
from ._weighing import Shelf, selections, sequences

__all__ = ["KEYS", "KINDS", "Sequence", "blocks", "read_sequence"]

KEYS = ("len", "sorted", "distinct")

_DEFAULT = (0, 50)
_FEW = 8
"""Up to this many elements, any two are dropped together."""
_SOME = 64
"""Up to this many elements, equal ones are changed together."""


def blocks(length: int, shortest: int) -> Iterator[tuple[int, int]]:
    """Start and end of blocks to drop, largest first: all that may go, half of it, and so on down to one."""
    sizes = [length - shortest]
    while sizes[-1] > 1:
        sizes.append(sizes[-1] // 2)
    for size in sizes:
        if 0 < size <= length - shortest:
            starts = [*range(0, length - size + 1, size)]
            if starts[-1] != length - size:
                starts.append(length - size)
            yield from ((start, start + size) for start in starts)


class Sequence(Base):
    """Lists (tuples, when ``make`` is tuple) of one domain of elements.

    Weight: that of the elements, and 1 for each element beyond the shortest length.
    """

    def __init__(
        self,
        element: Base,
        lengths: tuple[int, int],
        *,
        is_sorted: bool = False,
        is_distinct: bool = False,
        make: Callable[[Any], Any] = list,
    ) -> None:
        self.element = element
        self.shortest, self.longest = lengths
        self.is_sorted, self.is_distinct = is_sorted, is_distinct
        self._make = make
        self.shelf = Shelf(element.enum, element.top())
        self.is_ordered = element.is_ordered

    def narrowed(self, conditions: Iterable[Callable[[Any], bool]]) -> Sequence:
        """The lists all of whose elements meet the conditions; these lists, when small elements meet none."""
        element = self.element
        for holds in conditions:
            element = Filtered(element, holds)
        if isinstance(element, Filtered) and element.is_empty():
            return self
        found = Sequence(
            element,
            (self.shortest, self.longest),
            is_sorted=self.is_sorted,
            is_distinct=self.is_distinct,
            make=self._make,
        )
        return found if found.most >= found.shortest else self

    @cached_property
    def most(self) -> int:
        """Longest length that can be filled."""
        if not self.is_distinct:
            return self.longest
        count = 0
        for weight in range(self.shelf.top + 1):
            count += self.shelf.count(weight, min(self.longest, 10_000) - count)
            if count >= min(self.longest, 10_000):
                return self.longest
        return count

    def top(self) -> int:
        return self.most - self.shortest + self.most * self.shelf.top

    def enum(self, weight: int) -> Iterator[Any]:
        fewest = -(-(weight + self.shortest) // (1 + self.shelf.top))  # shorter ones cannot weigh that much
        for length in range(max(self.shortest, fewest), min(self.most, self.shortest + weight) + 1):
            yield from map(self._make, self._filled(length, weight - (length - self.shortest)))

    def _filled(self, length: int, weight: int) -> Iterator[Any]:
        if not (self.is_sorted or self.is_distinct):
            yield from sequences(self.shelf, length, weight)
            return
        for chosen in selections(self.shelf, length, weight, distinct=self.is_distinct):
            if self.is_sorted:
                yield sorted(chosen)
            else:
                yield from permutations(chosen)

    def sample(self, rng: Random, size: int) -> Any:
        longest = min(self.most, max(self.shortest, size))
        length = rng.randint(self.shortest, longest)
        inner = max(1, size // max(1, length)) + 1
        if self.is_distinct:
            return self._make(self._ordered(self._different(rng, length, inner)))
        few = length > 1 and rng.random() < 0.35
        pool = [self.element.sample(rng, inner) for _ in range(rng.randint(1, 3) if few else length)]
        values = [rng.choice(pool) for _ in range(length)] if few else pool
        return self._make(self._ordered(values))

    def _different(self, rng: Random, length: int, inner: int) -> list[Any]:
        found: dict[str, Any] = {}
        for _ in range(20 * length):
            if len(found) == length:
                break
            value = self.element.sample(rng, inner)
            found.setdefault(printed(value), value)
        for value in self._values():
            if len(found) >= length:
                break
            found.setdefault(printed(value), value)
        return list(found.values())

    def _values(self) -> Iterator[Any]:
        """The elements' values by weight."""
        for weight in range(self.shelf.top + 1):
            for _, value in self.shelf.values(weight):
                yield value

    def _ordered(self, values: Any) -> Any:
        return sorted(values) if self.is_sorted else values

    def fits(self, values: Any) -> bool:
        """Whether legal elements make a legal list."""
        if not self.shortest <= len(values) <= self.longest:
            return False
        if self.is_sorted and any(one > two for one, two in pairwise(values)):
            return False
        return not self.is_distinct or len(set(map(printed, values))) == len(values)

    def legal(self, value: Any) -> bool:
        return (
            type(value) is self._make
            and self.shortest <= len(value) <= self.longest
            and all(map(self.element.legal, value))
            and self.fits(value)
        )

    def simpler(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        count = len(value)
        for start, end in blocks(count, self.shortest):
            yield self._make([*value[:start], *value[end:]])
        if 2 < count <= _FEW and count - 2 >= self.shortest:
            for one, two in combinations(range(count), 2):
                if two != one + 1:
                    yield self._make([*value[:one], *value[one + 1 : two], *value[two + 1 :]])
        yield from self._together(value)
        for place, element in enumerate(value):
            for simple in self.element.simpler(element):
                values = self._ordered([*value[:place], simple, *value[place + 1 :]])
                if self.fits(values):
                    yield self._make(values)
        if not self.is_sorted and count > 1:
            ranks = [self.element.rank(element) for element in value]
            order = sorted(range(count), key=ranks.__getitem__)
            if order != [*range(count)]:
                yield self._make([value[place] for place in order])

    def _together(self, value: Any) -> Iterator[Any]:
        """Equal elements changed alike, and numbers moved alike: ties and differences stay."""
        if not 2 <= len(value) <= _SOME:
            return
        forms = [printed(element) for element in value]
        for form, count in Counter(forms).items():
            if count > 1 and not self.is_distinct:
                for simple in self.element.simpler(value[forms.index(form)]):
                    values = [simple if other == form else one for one, other in zip(value, forms, strict=True)]
                    yield self._make(self._ordered(values))
        if all(type(element) is int for element in value):
            now = self.rank(value)
            for size in {abs(element) for element in value if -element in value and element}:
                for simple in self.element.simpler(size):  # opposite numbers stay opposite
                    moved = self._make([simple if one == size else -simple if one == -size else one for one in value])
                    if self.legal(moved) and self.rank(moved) < now:
                        yield moved
            for shift in dict.fromkeys((min(value, key=abs), min(value), max(value), 1, -1)):
                moved = self._make([element - shift for element in value])
                if shift and self.legal(moved) and self.rank(moved) < now:
                    yield moved

    def near(self, value: Any) -> Iterator[Any]:
        if not self.legal(value):
            return
        seen = {printed(value)}
        for values in self._neighbours(value):
            candidate = self._make(self._ordered(values))
            if self.fits(candidate) and (form := printed(candidate)) not in seen:
                seen.add(form)
                yield candidate

    def _neighbours(self, value: Any) -> Iterator[list[Any]]:
        for place in range(len(value)):
            yield [*value[:place], *value[place + 1 :]]
        for place, element in enumerate(value):
            for other in self.element.near(element):
                yield [*value[:place], other, *value[place + 1 :]]
        for place in range(len(value) - 1):
            yield [*value[:place], value[place + 1], value[place], *value[place + 2 :]]
        for place, element in enumerate(value):
            yield [*value[: place + 1], element, *value[place + 1 :]]
        if not value:
            yield [self.element.smallest()]

    def end(self, value: Any, which: End) -> Any:
        moved = [self.element.end(element, which) for element in value]
        if self.is_distinct and all(type(element) is int for element in moved):
            step = 1 if which in (End.LOW, End.ABOVE) else -1
            moved = [element + step * place for place, element in enumerate(moved)]
        return self._make(self._ordered(moved))

    def stretch(self, value: Any) -> Any:
        wanted = min(self.most, max(len(value), FULL))
        values = list(value)
        if self.is_distinct:
            known = set(map(printed, values))
            for other in self._values():
                if len(values) >= wanted:
                    break
                if printed(other) not in known:
                    values.append(other)
        elif len(values) < wanted:
            last = values[-1] if values else self.element.smallest()
            values += [last] * (wanted - len(values))
        return self._make(self._ordered(values))

    def size(self, value: Any) -> int:
        return sum(map(self.element.size, value))

    def rank(self, value: Any) -> Any:
        ranks = [self.element.rank(element) for element in value]
        return len(ranks), tuple(sorted(ranks, reverse=True) if self.is_sorted else ranks)


def read_sequence(declared: Declared, element: Base, make: Callable[[Any], Any] = list) -> Sequence:
    """A sequence with the keys ``len``, ``sorted`` and ``distinct``. Raises BadDomainError."""
    is_sorted, is_distinct = declared.flag("sorted"), declared.flag("distinct")
    if is_sorted and not element.is_ordered:
        raise declared.bad("its elements have no order.", "Leave it out, or use numbers or texts.", "sorted")
    found = Sequence(
        element, declared.lengths("len", _DEFAULT), is_sorted=is_sorted, is_distinct=is_distinct, make=make
    )
    if is_distinct and found.most < found.shortest:
        raise declared.bad("there are fewer different elements than the shortest length.", "Widen one.", "len")
    return found


def _reader(make: Callable[[Any], Any]) -> Callable[[Declared], Base]:
    def read(declared: Declared) -> Base:
        given = declared.argument
        if not isinstance(given, list | tuple):
            return read_sequence(declared, declared.inner(given), make)
        if declared.options:
            key = next(iter(declared.options))
            raise declared.bad("fields have a fixed length and order.", "Leave it out.", str(key))
        return Fields(declared.fields(list(given)), make)

    return read


KINDS = (Kind("list", _reader(list), KEYS), Kind("tuple", _reader(tuple), KEYS))
