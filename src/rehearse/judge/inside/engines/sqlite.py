"""Queries in sqlite: a fresh database in memory per case, and its own doors closed.

The fence around a box holds whatever sqlite does. Here it only says early and in words what a query may not do.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from .tables import NotAllowedError, Table, kept, records

__all__ = ["answer"]

_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, getattr(sqlite3, "SQLITE_RECURSIVE", 33)}
)
_CLOSED_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})
_UNGUARDED = frozenset({"EXPLAIN", "VACUUM"})
"""Statements that the engine asks nobody about, or only halfway."""

_FIRST_WORD = re.compile(r"(?:\s|--[^\n]*(?:\n|\Z)|/\*.*?\*/)*([A-Za-z]*)", re.DOTALL)
_LENGTH = 4 << 20
"""Bytes of one value inside sqlite: what a result may hold at most."""

_ACTIONS = {
    getattr(sqlite3, "SQLITE_" + name): name.replace("_", " ")
    for name in """
        ALTER_TABLE ANALYZE ATTACH CREATE_INDEX CREATE_TABLE CREATE_TEMP_INDEX CREATE_TEMP_TABLE CREATE_TEMP_TRIGGER
        CREATE_TEMP_VIEW CREATE_TRIGGER CREATE_VIEW CREATE_VTABLE DELETE DETACH DROP_INDEX DROP_TABLE DROP_TEMP_INDEX
        DROP_TEMP_TABLE DROP_TEMP_TRIGGER DROP_TEMP_VIEW DROP_TRIGGER DROP_VIEW DROP_VTABLE INSERT PRAGMA REINDEX
        SAVEPOINT TRANSACTION UPDATE
    """.split()  # noqa: SIM905 - a table reads better as words
}


class _Guard:
    """sqlite asks it before every action of a statement."""

    def __init__(self) -> None:
        self.refused = ""
        """Name of the first action that was refused."""

    def __call__(self, action: int, one: str | None, two: str | None, database: str | None, source: str | None) -> int:
        if action == sqlite3.SQLITE_FUNCTION and two in _CLOSED_FUNCTIONS:
            self.refused = self.refused or str(two)
            return sqlite3.SQLITE_DENY
        if action in _ALLOWED:
            return sqlite3.SQLITE_OK
        # A pragma written as a table declares itself first, which looks like a change of the schema.
        declares = action == sqlite3.SQLITE_UPDATE and one in ("sqlite_master", "sqlite_schema")
        name = "PRAGMA" if declares else _ACTIONS.get(action, f"action {action}")
        self.refused = self.refused or name
        return sqlite3.SQLITE_DENY


def _open() -> sqlite3.Connection:
    """An empty database that never wants a file."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=0)
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LENGTH)
    return connection


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _load(connection: sqlite3.Connection, tables: Sequence[Table]) -> None:
    for table in tables:
        columns = ", ".join(f"{_quoted(name)} {kind}" for name, kind in table["columns"])
        connection.execute(f"CREATE TABLE {_quoted(table['name'])} ({columns})")
        marks = ", ".join("?" * len(table["columns"]))
        connection.executemany(f"INSERT INTO {_quoted(table['name'])} VALUES ({marks})", table["rows"])  # noqa: S608


def _refusal(query: str, refused: str) -> NotAllowedError:
    word = _word(query)
    name = refused if word in ("SELECT", "WITH", "VALUES", "") else word
    return NotAllowedError(f"this statement is not allowed here: {name}")


def _word(query: str) -> str:
    found = _FIRST_WORD.match(query)
    return found[1].upper() if found else ""


def answer(query: str, tables: Sequence[Table], wanted: Sequence[Sequence[str]]) -> list[Any]:
    """The rows of one query over the tables. Raises NotAllowedError, and sqlite's errors as they are."""
    if _word(query) in _UNGUARDED:
        raise _refusal(query, "")
    connection = _open()
    _load(connection, tables)
    for function in ("json_each", "json_tree"):  # declared now, before declaring is refused
        connection.execute(f"SELECT count(*) FROM {function}('[]')")  # noqa: S608
    guard = _Guard()
    connection.set_authorizer(guard)
    try:
        cursor = connection.execute(query)
        if cursor.description is None:
            raise NotAllowedError("there is no query; write one SELECT")
        return records([column[0] for column in cursor.description], kept(cursor), wanted)
    except (sqlite3.Error, sqlite3.Warning) as error:
        if guard.refused:
            raise _refusal(query, guard.refused) from None
        if "one statement" in str(error):
            raise NotAllowedError("more than one statement; write one SELECT, with WITH for its steps") from None
        raise
    finally:
        connection.set_authorizer(None)
        connection.close()
