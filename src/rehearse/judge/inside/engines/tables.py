"""Tables on their way into an engine and out of it.

In: ``{"name": ..., "columns": [[name, type], ...], "rows": [[...], ...]}`` with the types INTEGER, REAL, TEXT, DATE
and TIMESTAMP; days and moments are ISO texts. Out: a list of rows, each a mapping of column names to None, int, float
or text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypedDict

__all__ = ["ROWS", "ColumnsError", "NotAllowedError", "Table", "TooManyRowsError", "cell", "kept", "records"]

ROWS = 20_000
"""Rows of a result that are taken; one more is an error, said when the statement has ended."""

_MIDNIGHT = datetime.time()


class Table(TypedDict):
    """One table of a case."""

    name: str
    columns: list[list[str]]
    """Name and declared type of each."""
    rows: list[list[Any]]


class NotAllowedError(Exception):
    """A statement that is refused."""


class ColumnsError(Exception):
    """A result whose columns cannot be told apart."""


class TooManyRowsError(Exception):
    """A result of more than ``ROWS`` rows."""


def kept(rows: Iterable[Any]) -> list[Any]:
    """The rows of a result. Past the limit they are counted to the end and dropped: an endless query runs into the
    time limit, a large one is told its size."""
    taken: list[Any] = []
    total = 0
    for row in rows:
        total += 1
        if total <= ROWS:
            taken.append(row)
    if total > ROWS:
        raise TooManyRowsError(f"the result has {total:,} rows; at most {ROWS:,} are taken")
    return taken


def cell(value: Any, kind: str) -> Any:
    """A value as it is compared: truth as 0 or 1, decimals as numbers, days and moments as ISO texts."""
    if value is None or type(value) in (int, float, str):
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return int(value) if value.as_tuple().exponent == 0 else float(value)
    if isinstance(value, datetime.datetime):
        if kind == "date" and value.time() == _MIDNIGHT:
            return value.date().isoformat()
        return value.isoformat(" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def records(names: Sequence[str], rows: Iterable[Sequence[Any]], wanted: Sequence[Sequence[str]]) -> list[Any]:
    """Rows by column name. ``wanted`` are names and types that the task asks for; letter case of names is theirs."""
    kinds = {column[0]: column[1] for column in wanted}
    spelled = {name.casefold(): name for name in kinds}
    columns = [spelled.get(name.casefold(), name) for name in names]
    twice = next((name for place, name in enumerate(columns) if name in columns[:place]), None)
    if twice is not None:
        raise ColumnsError(f"two columns of the result are called {twice}; give each a name of its own")
    asked = [(name, kinds.get(name, "")) for name in columns]
    return [{name: cell(value, kind) for (name, kind), value in zip(asked, row, strict=True)} for row in rows]
