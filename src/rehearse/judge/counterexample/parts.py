"""Inputs of a question on tables: parts of the item's own tables that keep the rules of all of them.

A part takes rows of one case. It is made smaller by rows, with all that hangs on them, then simpler by cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from random import Random
from typing import Any

from .literal import literal
from .rules import Rules, Table

__all__ = ["Parts", "written"]

_MOST = 600
"""Parts of a battery: an answer of an engine costs a hundred times one of a function."""
_SEEDS = 48
"""Rows of one case that parts are made of, two and three together."""
_TRIPLES = 400
_ROUNDS = 12

Chosen = tuple[frozenset[int], ...]
"""Numbers of the rows of each table."""


class Parts:
    """The parts of some databases, with the face of ``Arguments``: values are tuples of one list of tables."""

    unit = "rows"

    def __init__(self, cases: Sequence[Sequence[Table]]) -> None:
        """``cases`` are databases of one schema, the visible one first."""
        self._cases = cases
        self._rules = Rules.of(cases)
        self._full = [tables for tables in cases if any(table["rows"] for table in tables)]

    # Making parts

    def smallest(self, most: int) -> Iterator[tuple[Any, ...]]:
        """Parts in order of their rows, each once."""
        found: list[tuple[int, int, Chosen]] = []
        for number, tables in enumerate(self._cases):
            found += [(sum(map(len, chosen)), number, chosen) for chosen in self._unions(tables)]
        found.sort(key=lambda one: (one[0], one[1], [sorted(rows) for rows in one[2]]))
        made = (self._made(self._cases[number], chosen) for _, number, chosen in found)
        yield from islice((value for value in made if self.legal(value)), min(most, _MOST))

    def _unions(self, tables: Sequence[Table]) -> Iterable[Chosen]:
        """Rows with all that they need, alone, two together and some three together."""
        empty: Chosen = tuple(frozenset[int]() for _ in tables)
        seeds: dict[Chosen, None] = {}
        for chosen in (empty, *self._singles(tables)):
            closed = self._closed(tables, chosen)
            if closed is not None:
                seeds.setdefault(closed)
        few = list(islice(seeds, _SEEDS))
        unions = dict(seeds)
        for group in (*combinations(few, 2), *islice(combinations(few, 3), _TRIPLES)):
            unions.setdefault(tuple(frozenset().union(*rows) for rows in zip(*group, strict=True)))
        return unions

    def _singles(self, tables: Sequence[Table]) -> Iterator[Chosen]:
        for number, table in enumerate(tables):
            for place in range(len(table["rows"])):
                yield tuple(frozenset({place} if other == number else ()) for other in range(len(tables)))

    def _closed(self, tables: Sequence[Table], chosen: Chosen) -> Chosen | None:
        """The rows with those that the rules ask for beside them; None when this does not come to an end."""
        rows = [set(each) for each in chosen]
        for number in self._rules.filled:
            if not rows[number]:
                rows[number].add(0)
        for _ in range(_ROUNDS):
            (part,) = self._made(tables, tuple(map(frozenset, rows)))
            broken = list(self._rules.broken(part))
            if not broken:
                return tuple(map(frozenset, rows))
            for _, (number, place), missing in broken:
                for value in sorted(missing):
                    whole = tables[number]["rows"]
                    found = next((at for at, row in enumerate(whole) if row[place] == value), None)
                    if found is None:
                        return None
                    rows[number].add(found)
        return None

    def _made(self, tables: Sequence[Table], chosen: Chosen) -> tuple[Any, ...]:
        return (
            [
                {**table, "rows": [table["rows"][place] for place in sorted(places)]}
                for table, places in zip(tables, chosen, strict=True)
            ],
        )

    def sample(self, rng: Random, size: int) -> tuple[Any, ...]:
        """Some rows of a case, with all that they need."""
        for _ in range(_ROUNDS if self._full else 0):
            tables = rng.choice(self._full)
            singles = list(self._singles(tables))
            drawn = rng.sample(singles, min(len(singles), size))
            chosen = self._closed(
                tables,
                tuple(frozenset().union(*rows) for rows in zip(*drawn, strict=True)),
            )
            if chosen is not None and self.legal(part := self._made(tables, chosen)):
                return part
        return (list(self._cases[0]),)

    # Moves

    def simpler(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Without blocks of rows of one table, with all that hangs on them; then with simpler cells."""
        (tables,) = value
        for number, table in enumerate(tables):
            rows = table["rows"]
            block = len(rows)
            while block:
                for start in range(0, len(rows) - block + 1, block):
                    yield from self._without(tables, number, rows[:start] + rows[start + block :])
                block //= 2
        for part in self._changed(tables):
            if self.legal(part):
                yield part

    def near(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Without one row and all that hangs on it, or with one cell changed."""
        (tables,) = value
        for number, table in enumerate(tables):
            rows = table["rows"]
            for place in range(len(rows)):
                yield from self._without(tables, number, rows[:place] + rows[place + 1 :])
        for part in self._changed(tables):
            if self.legal(part):
                yield part

    def ends(self, value: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """Tables have no ends."""
        return iter(())

    def _without(self, tables: Sequence[Table], number: int, rows: list[Any]) -> Iterator[tuple[Any, ...]]:
        part = [{**table, "rows": rows if place == number else table["rows"]} for place, table in enumerate(tables)]
        for _ in range(_ROUNDS):
            broken = list(self._rules.broken(part))
            if not broken:
                break
            for (other, place), _, missing in broken:
                kept = [row for row in part[other]["rows"] if row[place] not in missing]
                part[other] = {**part[other], "rows": kept}
        if self.legal((part,)):
            yield (part,)

    def _changed(self, tables: Sequence[Table]) -> Iterator[tuple[Any, ...]]:
        """One cell of a column that names nothing takes the simplest value of its column."""
        for number, table in enumerate(tables):
            for place, (_, kind) in enumerate(table["columns"]):
                if (number, place) in self._rules.bound or str(kind).upper() in ("DATE", "TIMESTAMP"):
                    continue
                values = [row[place] for row in table["rows"] if row[place] is not None]
                if not values:
                    continue
                least = min(values, key=_plainness)
                for at, row in enumerate(table["rows"]):
                    if row[place] is not None and (len(str(row[place])), str(row[place])) > (
                        len(str(least)),
                        str(least),
                    ):
                        changed = [*row[:place], least, *row[place + 1 :]]
                        rows = [*table["rows"][:at], changed, *table["rows"][at + 1 :]]
                        yield ([{**other, "rows": rows} if other is table else other for other in tables],)

    def size(self, value: tuple[Any, ...]) -> int:
        """Rows of all tables."""
        return sum(len(table["rows"]) for table in value[0])

    def legal(self, value: Any) -> bool:
        """Whether tables keep the rules."""
        return isinstance(value, tuple) and len(value) == 1 and self._rules.holds(value[0])


def _plainness(value: Any) -> tuple[int, str]:
    return len(str(value)), str(value)


def written(arguments: tuple[Any, ...], limit: int) -> str:
    """The rows of each table in one line: ``shops: ('Harbour'); orders: none``."""
    parts = []
    for table in arguments[0]:
        rows = ", ".join(f"({', '.join(map(literal, row))})" for row in table["rows"])
        parts.append(f"{table['name']}: {rows or 'none'}")
    text = "; ".join(parts)
    return text if len(text) <= limit else text[:limit] + "..."
