"""Puts acknowledged commits on disk.

Connections run with ``synchronous=NORMAL``: a power cut can lose every commit since the last checkpoint
(measured: up to 47 of 60 pages). A commit on a second connection with ``synchronous=FULL`` syncs the whole
write-ahead log, and so everything that was committed before it.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
import threading

from django.db import connection

from rehearse.web.care import state

__all__ = ["durable", "start_beat", "stop_beat"]

log = logging.getLogger(__name__)

# The row is made when it is missing: an UPDATE that finds none would write nothing, and so sync nothing.
_COMMIT = "INSERT INTO care_beat (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = count + 1"


class _Sync:
    """The connection whose commits reach the disk. Used by any thread, one at a time."""

    def __init__(self, path: str) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA synchronous=FULL")
        if sys.platform == "darwin":
            # There fsync alone leaves the data in the drive's own memory.
            self._connection.execute("PRAGMA fullfsync=1")
            self._connection.execute("PRAGMA checkpoint_fullfsync=1")
        self._seen = -1

    def commit(self) -> None:
        with self._lock:
            # Read before the commit: what another connection commits after this look is found by the next one.
            self._seen = self._version()
            self._connection.execute(_COMMIT)

    def commit_if_changed(self) -> bool:
        with self._lock:
            version = self._version()
            if version == self._seen:
                return False
            self._seen = version
            self._connection.execute(_COMMIT)
            return True

    def _version(self) -> int:
        # Changes with every commit of another connection, never with our own.
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def forget(self) -> None:
        """The next look finds a change."""
        self._seen = -1

    def close(self) -> None:
        with self._lock:
            self._connection.close()


_lock = threading.Lock()
_syncs: dict[str, _Sync] = {}


def _path() -> str | None:
    """The database file of this process; None where there is none to sync."""
    path = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and path != ":memory:" and "mode=memory" not in path
    return path if is_file else None


def _sync(path: str) -> _Sync:
    with _lock:
        if path not in _syncs:
            _syncs[path] = _Sync(path)
        return _syncs[path]


def durable() -> None:
    """Returns when every commit so far is on disk. One sync, about 3 ms; does nothing on PostgreSQL.

    Call it after a transaction, never inside one: it would wait for the lock that the caller holds. Raises
    OperationalError of Django when the disk is full.
    """
    path = _path()
    if path is None or connection.in_atomic_block or state.is_final():
        return
    with connection.wrap_database_errors:
        _sync(path).commit()


class _Beat(threading.Thread):
    """Once a second: if another connection committed since the last look, a durable commit."""

    def __init__(self, path: str, interval_s: float) -> None:
        super().__init__(name="sync-beat", daemon=True)
        self.path = path
        self.interval_s = interval_s
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(self.interval_s):
            if state.is_final():
                return  # a damaged database is not written, not even by us
            sync = _sync(self.path)
            try:
                sync.commit_if_changed()
            except sqlite3.Error as error:
                # Busy or full: the next beat tries again, and a full disk shows itself to the person's own write.
                sync.forget()
                log.info("sync beat: %s", error)


_thread: _Beat | None = None


def start_beat(interval_s: float = 1.0) -> None:
    """Begins the beat of this process's database; the first one comes after ``interval_s`` seconds in any case."""
    global _thread
    path = _path()
    if path is not None and _thread is None:
        _thread = _Beat(path, interval_s)
        _thread.start()


def stop_beat() -> None:
    """Ends the beat with a last durable commit."""
    global _thread
    if _thread is not None:
        _thread.ended.set()
        _thread.join(5)
        try:
            if not state.is_final():
                _sync(_thread.path).commit()
        except sqlite3.Error as error:
            log.warning("The last sync of %s failed: %s", _thread.path, error)
        _thread = None
    with _lock:
        for found in _syncs.values():
            found.close()
        _syncs.clear()
