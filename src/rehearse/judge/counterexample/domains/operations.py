"""``{ops: {push: [A], pop: []}, new: [B], len: [a, b], balance: {push: 1, pop: -1}}``: calls of methods, in order.

A value is a list of ``[method, argument, ...]``; with ``new`` the first is ``["new", argument, ...]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from ._base import FULL, Base, End
from ._declaration import Declared, Kind
from ._fields import Fields
from ._weighing import Shelf
from .choice import Choice
from .one_of import OneOf
from .sequence import Sequence

__all__ = ["KINDS", "Operations"]

_DEFAULT = (0, 30)


class Operations(Base):
    """Weight: arguments, position of the methods in powers of two, and 1 for each call beyond the fewest.

    ``balance`` says by how much a method raises or lowers a level that never falls below 0: no pop before a push.
    """

    def __init__(
        self,
        methods: Mapping[str, tuple[Base, ...]],
        new: tuple[Base, ...] | None,
        lengths: tuple[int, int],
        balance: Mapping[str, int],
    ) -> None:
        self._call = OneOf([Fields((Choice((name,)), *arguments), list) for name, arguments in methods.items()])
        self._calls = Sequence(self._call, lengths)
        self._shelf = Shelf(self._call.enum, self._call.top())
        self._new = None if new is None else Fields((Choice(("new",)), *new), list)
        self._first = None if self._new is None else Shelf(self._new.enum, self._new.top())
        self._lengths, self._balance = lengths, balance

    def _made(self, first: Any, calls: Any) -> list[Any]:
        return list(calls) if self._new is None else [first, *calls]

    def _split(self, value: list[Any]) -> tuple[Any, list[Any]]:
        return (None, value) if self._new is None else (value[0], value[1:])

    def _is_balanced(self, calls: list[Any]) -> bool:
        level = 0
        for call in calls:
            level += self._balance.get(call[0], 0)
            if level < 0:
                return False
        return True

    def top(self) -> int:
        return self._calls.top() + (0 if self._first is None else self._first.top)

    def enum(self, weight: int) -> Iterator[Any]:
        firsts = [(0, None)] if self._first is None else self._starts(weight)
        for part, first in firsts:
            left = weight - part
            shortest, longest = self._lengths
            for length in range(shortest, min(longest, shortest + left) + 1):
                for calls in self._sequences(length, left - (length - shortest), 0):
                    yield self._made(first, calls)

    def _starts(self, weight: int) -> Iterator[tuple[int, Any]]:
        if self._first is not None:
            for part in range(min(weight, self._first.top) + 1):
                for _, first in self._first.values(part):
                    yield part, first

    def _sequences(self, length: int, weight: int, level: int) -> Iterator[tuple[Any, ...]]:
        if length == 0:
            if weight == 0:
                yield ()
            return
        if weight > length * self._shelf.top:
            return
        for part in range(min(weight, self._shelf.top) + 1):
            for _, call in self._shelf.values(part):
                now = level + self._balance.get(call[0], 0)
                if now >= 0:
                    for rest in self._sequences(length - 1, weight - part, now):
                        yield (call, *rest)

    def sample(self, rng: Random, size: int) -> Any:
        shortest, longest = self._lengths
        length = rng.randint(shortest, min(longest, max(shortest, size)))
        calls: list[Any] = []
        level = 0
        for _ in range(20 * length):
            if len(calls) == length:
                break
            call = self._call.sample(rng, 2)
            now = level + self._balance.get(call[0], 0)
            if now >= 0:
                calls.append(call)
                level = now
        if len(calls) < shortest:
            return self.smallest()
        return self._made(None if self._new is None else self._new.sample(rng, size), calls)

    def simpler(self, value: Any) -> Iterator[Any]:
        yield from self._changed(value, simpler=True)

    def near(self, value: Any) -> Iterator[Any]:
        yield from self._changed(value, simpler=False)

    def _changed(self, value: Any, *, simpler: bool) -> Iterator[Any]:
        if not self.legal(value):
            return
        first, calls = self._split(value)
        for changed in self._calls.simpler(calls) if simpler else self._calls.near(calls):
            if self._is_balanced(changed):
                yield self._made(first, changed)
        if self._new is not None:
            for other in self._new.simpler(first) if simpler else self._new.near(first):
                yield self._made(other, calls)

    def end(self, value: Any, which: End) -> Any:
        first, calls = self._split(value)
        return self._made(first if self._new is None else self._new.end(first, which), self._calls.end(calls, which))

    def stretch(self, value: Any) -> Any:
        """The same calls again and again."""
        first, calls = self._split(value)
        most = min(self._lengths[1], FULL)
        if calls and len(calls) < most:
            calls = [*calls * (most // len(calls)), *calls[: most % len(calls)]]
        return self._made(first, calls)

    def size(self, value: Any) -> int:
        first, calls = self._split(value)
        return self._calls.size(calls) + (0 if self._new is None else self._new.size(first))

    def legal(self, value: Any) -> bool:
        if type(value) is not list or (self._new is not None and not (value and self._new.legal(value[0]))):
            return False
        _, calls = self._split(value)
        return self._calls.legal(calls) and self._is_balanced(calls)

    def rank(self, value: Any) -> Any:
        first, calls = self._split(value)
        return self._calls.rank(calls), () if self._new is None else self._new.rank(first)


def _read(declared: Declared) -> Base:
    given = declared.argument
    if not isinstance(given, Mapping) or not 1 <= len(given) <= 50:
        raise declared.bad("it has no methods.", "Write {ops: {push: [DOMAIN], pop: []}}.")
    methods: dict[str, tuple[Base, ...]] = {}
    for name, arguments in given.items():
        if not isinstance(name, str) or not name.isidentifier() or name == "new":
            raise declared.bad(f"{str(name)[:40]!r} is no name of a method.", "Write push: [DOMAIN].")
        methods[name] = _parts(declared, arguments, f"ops.{name}"[:60])
    new = _parts(declared, declared.options["new"], "new") if "new" in declared.options else None
    balance = declared.options.get("balance", {})
    if not isinstance(balance, Mapping) or any(
        name not in methods or type(step) is not int or abs(step) > 1_000 for name, step in balance.items()
    ):
        raise declared.bad("it is no mapping of methods to steps.", "Write {push: 1, pop: -1}.", "balance")
    lengths = declared.lengths("len", _DEFAULT)
    if lengths[0] and all(balance.get(name, 0) < 0 for name in methods):
        raise declared.bad("no method may come first.", "Let one raise the level.", "balance")
    return Operations(methods, new, lengths, balance)


def _parts(declared: Declared, given: object, key: str) -> tuple[Base, ...]:
    if not isinstance(given, list | tuple):
        raise declared.bad("the arguments are no list.", "Write one domain for each, or [].", key)
    return declared.fields(list(given), key) if given else ()


KINDS = (Kind("ops", _read, ("new", "len", "balance")),)
