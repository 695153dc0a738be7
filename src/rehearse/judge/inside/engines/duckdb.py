"""Queries in duckdb: a fresh database in memory per case, one thread, its own doors closed.

The engine is opened before the fence goes up and shared by all boxes: while it opens, it asks files of the system for
processors and memory, and ends the process when one is there and cannot be read, as in the confined mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

import duckdb

from .tables import NotAllowedError, Table, kept, records

__all__ = ["answer"]

_CONFIG: dict[str, Any] = {
    "threads": 1,
    "async_threads": 0,  # else each of them reserves a stack of the box's size, and a zygote may have none
    "memory_limit": "160MB",
}

_SETTINGS = (
    "temp_directory = ''",
    "autoload_known_extensions = false",
    "autoinstall_known_extensions = false",
    "allow_community_extensions = false",
    "python_enable_replacements = false",  # no table named like one of our variables
    "enable_external_access = false",
    "lock_configuration = true",
)
"""In this order: the last two forbid to change those before."""

_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE", "TEXT": "VARCHAR", "DATE": "DATE", "TIMESTAMP": "TIMESTAMP"}
"""Its INTEGER has 32 bits and its REAL single precision; sqlite's have 64."""

_PIVOT = re.compile(r"(?:\s|--[^\n]*(?:\n|\Z)|/\*.*?\*/)*(?:SELECT|WITH|FROM|PIVOT|\()", re.DOTALL | re.IGNORECASE)
_BATCH = 1000


def _open() -> duckdb.DuckDBPyConnection:
    """An engine without threads of its own, its doors closed for good."""
    engine = duckdb.connect(":memory:", config=_CONFIG)
    for setting in _SETTINGS:
        engine.execute(f"SET GLOBAL {setting}")
    return engine


_ENGINE = _open()
_NUMBERS = count()


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A fresh database in memory."""
    connection = _ENGINE.cursor()
    name = f"case_{next(_NUMBERS)}"
    connection.execute(f"ATTACH ':memory:' AS {name}")
    connection.execute(f"USE {name}")
    try:
        yield connection
    finally:
        with suppress(duckdb.Error):  # what went wrong before is what is told
            connection.execute("USE memory")
            connection.execute(f"DETACH {name}")
        connection.close()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _load(connection: duckdb.DuckDBPyConnection, tables: Sequence[Table]) -> None:
    for table in tables:
        columns = ", ".join(f"{_quoted(name)} {_TYPES[kind]}" for name, kind in table["columns"])
        connection.execute(f"CREATE TABLE {_quoted(table['name'])} ({columns})")
        row = "(" + ", ".join("?" * len(table["columns"])) + ")"
        for start in range(0, len(table["rows"]), _BATCH):  # one statement per row would take a second for 20,000
            part = table["rows"][start : start + _BATCH]
            values = [value for each in part for value in each]
            connection.execute(f"INSERT INTO {_quoted(table['name'])} VALUES {', '.join([row] * len(part))}", values)  # noqa: S608


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    while part := connection.fetchmany(_BATCH):
        yield from part


def _statement(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    """The one statement, by duckdb's own parser."""
    found = connection.extract_statements(query)
    if not found:
        raise NotAllowedError("there is no query; write one SELECT")
    if len(found) > 1:
        raise NotAllowedError("more than one statement; write one SELECT, with WITH for its steps")
    kind = found[0].type.name
    # A pivot is a statement of several steps to the engine.
    if kind != "SELECT" and not (kind == "MULTI" and _PIVOT.match(query)):
        raise NotAllowedError(f"this statement is not allowed here: {kind}")
    return found[0]


def answer(query: str, tables: Sequence[Table], wanted: Sequence[Sequence[str]]) -> list[Any]:
    """The rows of one query over the tables. Raises NotAllowedError, MemoryError, and duckdb's errors as they are."""
    with _database() as connection:
        try:
            _load(connection, tables)
            connection.execute(_statement(connection, query))
            names = [str(column[0]) for column in connection.description or ()]
            return records(names, kept(_rows(connection)), wanted)
        except duckdb.OutOfMemoryException as error:
            raise MemoryError(str(error)) from None


with _database() as _warm:  # what is prepared once is shared by all boxes
    _warm.execute("SELECT count(*) FROM (VALUES (1, 'a')) AS t(a, b) GROUP BY b").fetchall()
