"""What holds in all tables that an item shows or hides: the rules by which parts of them stay legal.

Nobody writes these rules down, so they are read off the item's own cases. One that holds by accident makes the search
keep a row too many, and never lets an input through that the item would not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

__all__ = ["Place", "Rules", "Table", "column"]

Table = dict[str, Any]
"""``name``, ``columns`` as [name, type], ``rows``: a table as boxes read it."""

Place = tuple[int, int]
"""A table and a column, by number."""


def column(tables: Sequence[Table], place: Place) -> list[Any]:
    """The values of a column that are not missing."""
    return [row[place[1]] for row in tables[place[0]]["rows"] if row[place[1]] is not None]


def _are_apart(values: list[Any]) -> bool:
    return len(set(values)) == len(values)


@dataclass(frozen=True, slots=True)
class Rules:
    """What every part of the tables must keep."""

    schema: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    filled: tuple[int, ...]
    """Tables that always have a row."""
    whole: tuple[Place, ...]
    """Columns without missing values."""
    included: tuple[tuple[Place, Place], ...]
    """Each value of the first column is among those of the second."""
    keys: tuple[tuple[int, tuple[int, ...]], ...]
    """A table, and columns that are never equal in two of its rows."""
    follows: tuple[tuple[int, int, int], ...]
    """A table and two columns: equal values in the first go with equal values in the second."""
    ordered: tuple[tuple[int, int, int], ...]
    """A table and two columns: the first is never above the second in a row."""

    @classmethod
    def of(cls, cases: Sequence[Sequence[Table]]) -> Rules:
        """The rules of these databases, which have one schema."""
        first = cases[0]
        places = [(number, place) for number, table in enumerate(first) for place in range(len(table["columns"]))]
        kinds = {place: str(first[place[0]]["columns"][place[1]][1]) for place in places}
        return cls(
            _schema(first),
            tuple(number for number in range(len(first)) if all(tables[number]["rows"] for tables in cases)),
            tuple(
                place
                for place in places
                if all(row[place[1]] is not None for tables in cases for row in tables[place[0]]["rows"])
            ),
            tuple(
                (one, other)
                for one, other in permutations(places, 2)
                if kinds[one] == kinds[other] and _is_included(cases, one, other)
            ),
            tuple(_keys(cases, places)),
            tuple(
                (one[0], one[1], other[1])
                for one, other in permutations(places, 2)
                if one[0] == other[0]
                and not all(_are_apart(column(tables, one)) for tables in cases)  # a key is followed by everything
                and all(_follows(tables[one[0]]["rows"], one[1], other[1]) for tables in cases)
            ),
            tuple(
                (one[0], one[1], other[1])
                for one, other in permutations(places, 2)
                if one[0] == other[0]
                and kinds[one] == kinds[other]
                and all(_is_ordered(tables[one[0]]["rows"], one[1], other[1]) for tables in cases)
            ),
        )

    @property
    def bound(self) -> frozenset[Place]:
        """Columns that name something: a changed value there would make another database, not a simpler one."""
        found = {place for pair in self.included for place in pair}
        found.update((number, place) for number, places in self.keys for place in places)
        found.update((number, place) for number, one, other in self.follows for place in (one, other))
        return frozenset(found)

    def holds(self, tables: Any) -> bool:
        """Whether tables of any origin keep all rules."""
        try:
            return (
                _schema(tables) == self.schema
                and all(tables[number]["rows"] for number in self.filled)
                and all(len(column(tables, place)) == len(tables[place[0]]["rows"]) for place in self.whole)
                and not any(True for _ in self.broken(tables))
                and all(_are_apart(_chosen(tables[number]["rows"], places)) for number, places in self.keys)
                and all(_follows(tables[number]["rows"], one, other) for number, one, other in self.follows)
                and all(_is_ordered(tables[number]["rows"], one, other) for number, one, other in self.ordered)
            )
        except (TypeError, KeyError, IndexError, ValueError):
            return False

    def broken(self, tables: Sequence[Table]) -> Iterator[tuple[Place, Place, set[Any]]]:
        """Inclusions that fail, with the values that are missing."""
        for one, other in self.included:
            missing = set(column(tables, one)).difference(column(tables, other))
            if missing:
                yield one, other, missing


def _schema(tables: Sequence[Table]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return tuple((table["name"], tuple((str(name), str(kind)) for name, kind in table["columns"])) for table in tables)


def _is_included(cases: Sequence[Sequence[Table]], one: Place, other: Place) -> bool:
    seen = False
    for tables in cases:
        values = column(tables, one)
        seen = seen or bool(values)
        if not set(values) <= set(column(tables, other)):
            return False
    return seen


def _chosen(rows: Sequence[Sequence[Any]], places: Sequence[int]) -> list[tuple[Any, ...]]:
    """Values of some columns, of rows where none of them is missing."""
    found = [tuple(row[place] for place in places) for row in rows]
    return [values for values in found if None not in values]


def _keys(cases: Sequence[Sequence[Table]], places: Sequence[Place]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Columns, alone or in pairs, that tell rows of a table apart in every case."""
    for number in {place[0] for place in places}:
        width = [place for table, place in places if table == number]
        alone = {
            place for place in width if all(_are_apart(_chosen(tables[number]["rows"], [place])) for tables in cases)
        }
        yield from ((number, (place,)) for place in sorted(alone))
        for pair in combinations([place for place in width if place not in alone], 2):
            if all(_are_apart(_chosen(tables[number]["rows"], pair)) for tables in cases):
                yield number, pair


def _follows(rows: Sequence[Sequence[Any]], one: int, other: int) -> bool:
    known: dict[Any, Any] = {}
    return all(known.setdefault(row[one], row[other]) == row[other] for row in rows)


def _is_ordered(rows: Sequence[Sequence[Any]], one: int, other: int) -> bool:
    return all(row[one] is None or row[other] is None or row[one] <= row[other] for row in rows)
