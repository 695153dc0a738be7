"""``{dict: [KEY, VALUE], len: [a, b]}``, or ``{dict: {name: A, other: B}}`` with a domain for each of its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from ._base import FULL, Base, End
from ._declaration import Declared, Kind
from ._fields import Fields
from ._weighing import Shelf, selections, sequences
from .sequence import Sequence, blocks

__all__ = ["KINDS", "Entries", "Record"]

_DEFAULT = (0, 20)


class Entries(Base):
    """Dicts from one domain to another. Weight: keys, values, and 1 for each entry beyond the fewest."""

    def __init__(self, key: Base, value: Base, lengths: tuple[int, int]) -> None:
        self._key, self._value = key, value
        self._keys = Sequence(key, lengths, is_distinct=True)
        self._shelf = Shelf(value.enum, value.top())
        self._fewest, self._most = lengths

    @property
    def is_empty(self) -> bool:
        """Whether there are too few keys for the fewest entries."""
        return self._keys.most < self._fewest

    def top(self) -> int:
        most = self._keys.most
        return self._keys.top() + most * self._shelf.top

    def enum(self, weight: int) -> Iterator[dict[Any, Any]]:
        for part in range(weight + 1):
            for keys in self._key_sets(part):
                for values in sequences(self._shelf, len(keys), weight - part):
                    yield dict(zip(keys, values, strict=True))

    def _key_sets(self, weight: int) -> Iterator[tuple[Any, ...]]:
        """Sets of keys of that weight, in one order."""
        for count in range(self._fewest, min(self._keys.most, self._fewest + weight) + 1):
            yield from selections(self._keys.shelf, count, weight - (count - self._fewest), distinct=True)

    def sample(self, rng: Random, size: int) -> dict[Any, Any]:
        keys = self._keys.sample(rng, size)
        inner = max(1, size // max(1, len(keys)))
        few = [self._value.sample(rng, inner) for _ in range(2)] if keys and rng.random() < 0.35 else None
        return {key: rng.choice(few) if few else self._value.sample(rng, inner) for key in keys}

    def simpler(self, value: Any) -> Iterator[dict[Any, Any]]:
        if not self.legal(value):
            return
        entries = list(value.items())
        for start, end in blocks(len(entries), self._fewest):
            yield dict([*entries[:start], *entries[end:]])
        for place, (key, one) in enumerate(entries):
            for simple in self._key.simpler(key):
                if simple not in value:
                    yield dict([*entries[:place], (simple, one), *entries[place + 1 :]])
        for key, one in entries:
            for simple in self._value.simpler(one):
                yield {**value, key: simple}

    def near(self, value: Any) -> Iterator[dict[Any, Any]]:
        if not self.legal(value):
            return
        entries = list(value.items())
        if len(entries) > self._fewest:
            for place in range(len(entries)):
                yield dict([*entries[:place], *entries[place + 1 :]])
        for key, one in entries:
            for other in self._value.near(one):
                yield {**value, key: other}
        for place, (key, one) in enumerate(entries):
            for other in self._key.near(key):
                if other not in value:
                    yield dict([*entries[:place], (other, one), *entries[place + 1 :]])
        if not entries and self._most:
            yield {self._key.smallest(): self._value.smallest()}

    def end(self, value: Any, which: End) -> dict[Any, Any]:
        keys = self._keys.end(list(value), which)
        return {key: self._value.end(one, which) for key, one in zip(keys, value.values(), strict=True)}

    def stretch(self, value: Any) -> dict[Any, Any]:
        keys = self._keys.stretch(list(value))[:FULL]
        simplest = self._value.smallest()
        return {key: value.get(key, simplest) for key in keys}

    def size(self, value: Any) -> int:
        return sum(self._key.size(key) + self._value.size(one) for key, one in value.items())

    def legal(self, value: Any) -> bool:
        return (
            type(value) is dict
            and self._fewest <= len(value) <= self._most
            and all(map(self._key.legal, value))
            and all(map(self._value.legal, value.values()))
        )

    def rank(self, value: Any) -> Any:
        keys = [self._key.rank(key) for key in value]
        return len(keys), tuple(keys), tuple(self._value.rank(one) for one in value.values())


class Record(Base):
    """Dicts with a fixed list of keys. It weighs what its values weigh."""

    def __init__(self, fields: Mapping[str, Base]) -> None:
        self._names = tuple(fields)
        self._fields = Fields(tuple(fields.values()), tuple)

    def _made(self, values: tuple[Any, ...]) -> dict[str, Any]:
        return dict(zip(self._names, values, strict=True))

    def _parts(self, value: Any) -> tuple[Any, ...]:
        return tuple(value[name] for name in self._names)

    def top(self) -> int:
        return self._fields.top()

    def enum(self, weight: int) -> Iterator[dict[str, Any]]:
        return map(self._made, self._fields.enum(weight))

    def sample(self, rng: Random, size: int) -> dict[str, Any]:
        return self._made(self._fields.sample(rng, size))

    def simpler(self, value: Any) -> Iterator[dict[str, Any]]:
        if self.legal(value):
            yield from map(self._made, self._fields.simpler(self._parts(value)))

    def near(self, value: Any) -> Iterator[dict[str, Any]]:
        if self.legal(value):
            yield from map(self._made, self._fields.near(self._parts(value)))

    def end(self, value: Any, which: End) -> dict[str, Any]:
        return self._made(self._fields.end(self._parts(value), which))

    def stretch(self, value: Any) -> dict[str, Any]:
        return self._made(self._fields.stretch(self._parts(value)))

    def size(self, value: Any) -> int:
        return self._fields.size(self._parts(value))

    def legal(self, value: Any) -> bool:
        return type(value) is dict and set(value) == set(self._names) and self._fields.legal(self._parts(value))

    def rank(self, value: Any) -> Any:
        return self._fields.rank(self._parts(value))


def _read(declared: Declared) -> Base:
    given = declared.argument
    if isinstance(given, Mapping):
        if declared.options:
            raise declared.bad("named fields have a fixed number.", "Leave it out.", "len")
        if not 1 <= len(given) <= 50 or any(not isinstance(name, str) for name in given):
            raise declared.bad("it needs 1 to 50 names.", "Write {dict: {name: DOMAIN}}.")
        return Record({name: declared.inner(one, f"dict.{name}"[:60]) for name, one in given.items()})
    if not isinstance(given, list | tuple) or len(given) != 2:
        raise declared.bad("it has no domains of keys and values.", "Write {dict: [KEY, VALUE]}.")
    key = declared.inner(given[0], "dict[0]")
    value = declared.inner(given[1], "dict[1]")
    try:
        hash(key.smallest())
    except TypeError:
        raise declared.bad("its keys cannot be keys of a dict.", "Use numbers, texts or tuples.") from None
    found = Entries(key, value, declared.lengths("len", _DEFAULT))
    if found.is_empty:
        raise declared.bad("there are fewer different keys than the fewest entries.", "Widen one.", "len")
    return found


KINDS = (Kind("dict", _read, ("len",)),)
