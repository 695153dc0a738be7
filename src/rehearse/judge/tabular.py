"""Tables as short texts: a line of column names, a line per row, parted by tabs, then ``(3 rows)``.

A person can read it as it is, and a page can make a table of it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .show import show
from .untrusted import MapValue

__all__ = ["writer"]

ROWS = 30
"""Rows that are shown."""

_CELL = 80
_COLUMNS = 20


def _text(value: Any) -> str:
    """One line without tabs; a missing value is NULL, and a text of that spelling stands in quotes."""
    if value is None:
        return "NULL"
    if type(value) is not str:
        return show(value, _CELL)
    if value in ("", "NULL"):
        return f"'{value}'"
    line = "".join(letter if letter.isprintable() else " " for letter in value[: _CELL + 1])
    return line if len(line) <= _CELL else line[:_CELL] + "..."


def _cells(row: Any) -> dict[str, str] | None:
    """Texts of the first columns by name; None for what is no row. No untrusted value becomes a key: its text does."""
    if isinstance(row, MapValue):
        pairs = row[:_COLUMNS]
    elif isinstance(row, dict):
        pairs = list(row.items())[:_COLUMNS]
    else:
        return None
    return {_text(name): _text(value) for name, value in pairs}


def writer(columns: Sequence[str]) -> Callable[[Any], str]:
    """A function that writes rows by column name. ``columns`` name those of a table without rows; what is no such
    table is written as Python would."""

    def write(table: Any) -> str:
        rows = [_cells(row) for row in table[:ROWS]] if isinstance(table, list | tuple) else [None]
        names = list(columns) if not rows else list(rows[0] or ())
        lines = ["\t".join(names)]
        for row in rows:
            if row is None:
                return show(table)
            lines.append("\t".join(row.get(name, "") for name in names))
        return "\n".join([*lines, f"({len(table)} row{'' if len(table) == 1 else 's'})"])

    return write
