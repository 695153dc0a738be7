"""The engine of an answer on tables: its first line names it, so that the text alone says how it is run."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["engine_of", "in_engine", "starter"]

_LINE = re.compile(r"[ \t]*(?:--|#)[ \t]*engine:[ \t]*([A-Za-z0-9_]{1,20})[ \t]*\r?(?:\n|\Z)")
_KNOWN = ("sqlite", "duckdb", "pandas")


def engine_of(text: str, default: str) -> str:
    """The engine that a text names, known or not."""
    found = _LINE.match(text)
    return found[1].lower() if found else default


def _line(engine: str) -> str:
    return f"{'#' if engine == 'pandas' else '--'} engine: {engine}\n"


def starter(engine: str, table: str) -> str:
    """What an attempt begins with: it runs, and answers nothing."""
    if engine == "pandas":
        body = f'import pandas as pd\n\n\ndef answer(tables):\n    return tables["{table}"]\n'
    else:
        body = f"SELECT *\nFROM {table}\n"
    return _line(engine) + body


def in_engine(fields: Mapping[str, object], table: str) -> str | None:
    """The text of a form with its engine in the first line; None for a form without a text.

    The choice of the form counts when the person changed it, else the line as they left it. An untouched starter
    becomes that of the new engine.
    """
    if "source" not in fields:
        return None
    text = str(fields["source"]).replace("\r\n", "\n")
    chosen, before = str(fields.get("engine", "")), str(fields.get("engine_was", ""))
    if chosen == before or chosen not in _KNOWN:
        return text
    if text.strip() in {starter(engine, table).strip() for engine in _KNOWN} or not text.strip():
        return starter(chosen, table)
    return _line(chosen) + _LINE.sub("", text, count=1)
