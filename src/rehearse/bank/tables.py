"""Tables of a data item, read from their SQL as data: nothing is run.

A script holds ``CREATE TABLE name (column TYPE, ...)`` and ``INSERT INTO name VALUES (...), (...)`` with literals, and
no other statement, so that every engine reads it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

__all__ = ["TYPES", "Table", "TableScriptError", "read_tables"]

TYPES = ("INTEGER", "REAL", "TEXT", "DATE", "TIMESTAMP")
"""Types of columns. Days (2026-01-31) and moments to the second (2026-01-31 23:59:59) are written as texts."""

Cell = int | float | str | None

_TOKEN = re.compile(
    r"(?P<gap>\s+|--[^\n]*)"
    r"|(?P<word>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<text>'(?:[^']|'')*')"
    r"|(?P<mark>[(),;])"
)
_WIDEST = 1 << 63


class TableScriptError(ValueError):
    """A script that is no plain list of tables and rows. ``line`` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"line {line}: {what}")
        self.line = line
        self.what = what


@dataclass(slots=True)
class Table:
    """One table with its rows, in the order in which they are written."""

    name: str
    columns: tuple[tuple[str, str], ...]
    """Name and type of each."""
    rows: list[tuple[Cell, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def _tokens(script: str) -> Iterator[_Token]:
    place = 0
    while place < len(script):
        found = _TOKEN.match(script, place)
        line = script.count("\n", 0, place) + 1
        if found is None:
            raise TableScriptError(line, f"{script[place]!r} does not belong here")
        if found.lastgroup != "gap":
            yield _Token(str(found.lastgroup), found[0], line)
        place = found.end()


class _Reader:
    def __init__(self, script: str, tables: dict[str, Table]) -> None:
        self._tokens = list(_tokens(script))
        self._place = 0
        self._tables = tables
        self._end = _Token("end", "", script.count("\n") + 1)

    def _next(self) -> _Token:
        token = self._tokens[self._place] if self._place < len(self._tokens) else self._end
        self._place += 1
        return token

    def _word(self, *wanted: str) -> None:
        for word in wanted:
            token = self._next()
            if token.text.upper() != word:
                raise TableScriptError(token.line, f"{word} is expected, not {token.text or 'the end'!r}")

    def _name(self) -> _Token:
        token = self._next()
        if token.kind != "word":
            raise TableScriptError(token.line, f"a name is expected, not {token.text or 'the end'!r}")
        return token

    def _goes_on(self) -> bool:
        """Whether a comma follows; else the bracket that closes must."""
        token = self._next()
        if token.text not in (",", ")"):
            raise TableScriptError(token.line, f"a comma or a bracket is expected, not {token.text or 'the end'!r}")
        return token.text == ","

    def statements(self) -> None:
        while self._place < len(self._tokens):
            token = self._next()
            if token.text.upper() == "CREATE":
                self._create()
            elif token.text.upper() == "INSERT":
                self._insert()
            else:
                raise TableScriptError(token.line, f"only CREATE TABLE and INSERT INTO are read, not {token.text}")

    def _create(self) -> None:
        self._word("TABLE")
        name = self._name()
        if name.text in self._tables:
            raise TableScriptError(name.line, f"the table {name.text} is made twice")
        self._word("(")
        columns: list[tuple[str, str]] = []
        goes_on = True
        while goes_on:
            column, kind = self._name(), self._name()
            if kind.text.upper() not in TYPES:
                raise TableScriptError(kind.line, f"{kind.text} is no type; use one of {', '.join(TYPES)}")
            if column.text.lower() in (known.lower() for known, _ in columns):
                raise TableScriptError(column.line, f"the column {column.text} is named twice")
            columns.append((column.text, kind.text.upper()))
            goes_on = self._goes_on()
        self._word(";")
        self._tables[name.text] = Table(name.text, tuple(columns))

    def _insert(self) -> None:
        self._word("INTO")
        name = self._name()
        table = self._tables.get(name.text)
        if table is None:
            raise TableScriptError(name.line, f"no table is called {name.text}")
        self._word("VALUES")
        token = _Token("mark", ",", name.line)
        while token.text == ",":
            self._word("(")
            table.rows.append(self._row(table))
            token = self._next()
        if token.text != ";":
            raise TableScriptError(token.line, f"a comma or a semicolon is expected, not {token.text or 'the end'!r}")

    def _row(self, table: Table) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        goes_on = True
        while goes_on:
            token = self._next()
            if len(cells) == len(table.columns):
                raise TableScriptError(token.line, f"a row of {table.name} has more than {len(cells)} values")
            cells.append(_cell(token, *table.columns[len(cells)]))
            goes_on = self._goes_on()
            if not goes_on and len(cells) < len(table.columns):
                raise TableScriptError(token.line, f"a row of {table.name} needs {len(table.columns)} values")
        return tuple(cells)


def _cell(token: _Token, column: str, kind: str) -> Cell:
    if token.kind == "word" and token.text.upper() == "NULL":
        return None
    if token.kind == "number" and kind == "REAL":
        return float(token.text)
    if token.kind == "number" and kind == "INTEGER" and "." not in token.text:
        value = int(token.text) if len(token.text) < 21 else _WIDEST
        if -_WIDEST <= value < _WIDEST:
            return value
    if token.kind == "text":
        text = token.text[1:-1].replace("''", "'")
        if kind == "TEXT" or (kind in ("DATE", "TIMESTAMP") and _is_moment(text, kind)):
            return text
    raise TableScriptError(token.line, f"{token.text or 'the end'} is no {kind} for the column {column}")


def _is_moment(text: str, kind: str) -> bool:
    try:
        if kind == "DATE":
            return date.fromisoformat(text).isoformat() == text
        return datetime.fromisoformat(text).isoformat(" ", "seconds") == text
    except ValueError:
        return False


def read_tables(definitions: str, rows: str | None = None) -> list[Table]:
    """The tables that ``definitions`` makes and fills; where ``rows`` is given, filled by it instead.

    Raises TableScriptError; its line is one of ``rows`` where that is given and ``definitions`` is sound.
    """
    tables: dict[str, Table] = {}
    _Reader(definitions, tables).statements()
    if rows is not None:
        for table in tables.values():
            table.rows.clear()
        known = len(tables)
        _Reader(rows, tables).statements()
        if len(tables) > known:
            raise TableScriptError(1, "these rows may not make tables of their own")
    return list(tables.values())
