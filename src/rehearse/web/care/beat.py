"""Puts acknowledged commits on disk.

Connections run with ``synchronous=NORMAL``: a power cut can lose every commit since the last checkpoint
(measured: up to 47 of 60 pages). A commit on a second connection with ``synchronous=FULL`` syncs the whole
write-ahead log, and so everything that was committed before it.
"""

from __future__ import annotations

import sqlite3
import sys
import threading

from django.db import connection

__all__ = ["durable"]

_lock = threading.Lock()
_connections: dict[str, sqlite3.Connection] = {}


def _open(path: str) -> sqlite3.Connection:
    found = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
    found.execute("PRAGMA synchronous=FULL")
    if sys.platform == "darwin":
        found.execute("PRAGMA fullfsync=1")
    return found


def durable() -> None:
    """Returns when every commit so far is on disk. One sync, about 3 ms; does nothing on PostgreSQL.

    Call it after a transaction, never inside one: it would wait for the lock that the caller holds.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    path = str(connection.settings_dict["NAME"])
    if path == ":memory:" or "mode=memory" in path:
        return
    with _lock:
        if path not in _connections:
            _connections[path] = _open(path)
        _connections[path].execute("UPDATE care_beat SET count = count + 1")
