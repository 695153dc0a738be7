"""``{table: {name: A, other: B}, rows: [a, b], nulls: [name], ties: [other], form: records}``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from ._base import Base, End
from ._declaration import Declared, Kind
from ._fields import Fields
from .choice import Choice
from .one_of import OneOf
from .sequence import Sequence

__all__ = ["KINDS", "Table"]

_DEFAULT = (0, 20)

Rows = list[Any]
_Form = tuple[Callable[[tuple[str, ...], Rows], Any], Callable[[tuple[str, ...], Any], Rows]]


class Table(Base):
    """Rows with a domain for each column. Weight: values, and 1 for each row beyond the fewest. Size is in rows.

    Forms: ``records`` (dicts), ``rows`` (lists), ``columns`` (a dict of lists), ``lists`` (a tuple of lists, one for
    each column, which can be spread).
    """

    unit = "rows"

    def __init__(self, columns: Mapping[str, Base], rows: tuple[int, int], form: str, ties: tuple[str, ...]) -> None:
        self._names = tuple(columns)
        self._ties = tuple(place for place, name in enumerate(self._names) if name in ties)
        self._rows = Sequence(Fields(tuple(columns.values()), tuple), rows)
        self._make, self._parse = _FORMS[form]
        self.width = len(columns) if form == "lists" else None

    def _made(self, rows: Rows) -> Any:
        return self._make(self._names, rows)

    def _parsed(self, value: Any) -> Rows | None:
        try:
            rows = self._parse(self._names, value)
        except (TypeError, ValueError, KeyError):
            return None
        return rows if self._rows.legal(rows) else None

    def top(self) -> int:
        return self._rows.top()

    def enum(self, weight: int) -> Iterator[Any]:
        return map(self._made, self._rows.enum(weight))

    def sample(self, rng: Random, size: int) -> Any:
        rows = self._rows.sample(rng, size)
        for place in self._ties:
            few = [row[place] for row in rows[:2]]
            if few and rng.random() < 0.7:
                rows = [(*row[:place], rng.choice(few), *row[place + 1 :]) for row in rows]
        return self._made(rows)

    def simpler(self, value: Any) -> Iterator[Any]:
        rows = self._parsed(value)
        if rows is not None:
            yield from map(self._made, self._rows.simpler(rows))
            now = self._rows.rank(rows)
            for place in range(len(self._names)):  # a value becomes its neighbour's: ties are simpler to read
                for row in range(1, len(rows)):
                    tied = [*rows]
                    tied[row] = (*rows[row][:place], rows[row - 1][place], *rows[row][place + 1 :])
                    if self._rows.rank(tied) < now:
                        yield self._made(tied)

    def near(self, value: Any) -> Iterator[Any]:
        rows = self._parsed(value)
        if rows is not None:
            yield from map(self._made, self._rows.near(rows))

    def end(self, value: Any, which: End) -> Any:
        return self._made(self._rows.end(self._parsed(value) or [], which))

    def stretch(self, value: Any) -> Any:
        return self._made(self._rows.stretch(self._parsed(value) or []))

    def size(self, value: Any) -> int:
        return len(self._parse(self._names, value))

    def legal(self, value: Any) -> bool:
        return self._parsed(value) is not None

    def rank(self, value: Any) -> Any:
        return self._rows.rank(self._parse(self._names, value))


def _from_records(names: tuple[str, ...], value: Any) -> Rows:
    if type(value) is not list or any(type(row) is not dict or set(row) != set(names) for row in value):
        raise ValueError
    return [tuple(row[name] for name in names) for row in value]


def _from_rows(names: tuple[str, ...], value: Any) -> Rows:
    if type(value) is not list or any(type(row) is not list for row in value):
        raise ValueError
    return [tuple(row) for row in value]


def _from_columns(names: tuple[str, ...], value: Any) -> Rows:
    if type(value) is not dict or set(value) != set(names):
        raise ValueError
    return _from_lists(names, tuple(value[name] for name in names))


def _from_lists(names: tuple[str, ...], value: Any) -> Rows:
    if type(value) is not tuple or len(value) != len(names) or any(type(column) is not list for column in value):
        raise ValueError
    return list(zip(*value, strict=True))


def _columns(names: tuple[str, ...], rows: Rows) -> tuple[list[Any], ...]:
    return tuple([row[place] for row in rows] for place in range(len(names)))


_FORMS: Mapping[str, _Form] = {
    "records": (lambda names, rows: [dict(zip(names, row, strict=True)) for row in rows], _from_records),
    "rows": (lambda names, rows: [list(row) for row in rows], _from_rows),
    "columns": (lambda names, rows: dict(zip(names, _columns(names, rows), strict=True)), _from_columns),
    "lists": (_columns, _from_lists),
}


def _read(declared: Declared) -> Base:
    given = declared.argument
    if not isinstance(given, Mapping) or not 1 <= len(given) <= 50 or any(not isinstance(name, str) for name in given):
        raise declared.bad("it has no columns.", "Write {table: {name: DOMAIN}}.")
    nulls, ties = _named(declared, "nulls"), _named(declared, "ties")
    columns: dict[str, Base] = {}
    for name, one in given.items():
        column = declared.inner(one, f"table.{name}"[:60])
        columns[name] = OneOf((column, Choice((None,)))) if name in nulls else column
    return Table(columns, declared.lengths("rows", _DEFAULT), declared.word("form", *_FORMS), ties)


def _named(declared: Declared, key: str) -> tuple[str, ...]:
    names = declared.options.get(key, [])
    if not isinstance(names, list | tuple) or any(
        not isinstance(name, str) or name not in declared.argument for name in names
    ):
        raise declared.bad("it is no list of columns.", "Name columns of the table.", key)
    return tuple(names)


KINDS = (Kind("table", _read, ("rows", "nulls", "ties", "form")),)
