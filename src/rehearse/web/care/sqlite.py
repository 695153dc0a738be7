"""Connections to database files beside Django's: to look, to check, to copy."""

from __future__ import annotations

import sqlite3
from pathlib import Path

__all__ = ["check", "connect", "look"]


def connect(path: Path, *, timeout_s: float = 20) -> sqlite3.Connection:
    """To an existing database, for writing. Raises sqlite3.OperationalError when there is none.

    The plain form of ``sqlite3.connect`` would make an empty file. The caller closes it.
    """
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=timeout_s, isolation_level=None)


def look(path: Path) -> sqlite3.Connection:
    """To an existing database, for reading. The caller closes it.

    Without a write-ahead log nobody has the file open and nothing waits to be put into it: then nothing at all is
    written beside it, so that a folder that is refused stays as it was.
    """
    has_log = Path(f"{path}-wal").exists()
    mode = "mode=ro" if has_log else "mode=ro&immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=20)


def check(connection: sqlite3.Connection, *, is_thorough: bool = False) -> str | None:
    """None for a sound database of Rehearse, else what is wrong in SQLite's words.

    ``quick_check``, or ``integrity_check`` when thorough: that one compares indexes with their tables too.
    """
    pragma = "integrity_check" if is_thorough else "quick_check"
    try:
        found = connection.execute(f"PRAGMA {pragma}(1)").fetchone()
        if found != ("ok",):
            return str(found[0])
        # An empty file is a sound database as well, but not ours.
        connection.execute("SELECT count(*) FROM django_migrations").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None
