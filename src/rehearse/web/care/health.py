"""Is the database sound? Asked after an unclean end and once a week."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rehearse.message import Message
from rehearse.web.care import sqlite, state
from rehearse.web.care.backups import Backup
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.refusals import newest_fitting

__all__ = ["Finding", "begin", "end", "examine"]

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found."""

    problem: str | None
    """SQLite's words, or None for a sound database."""
    backup: Backup | None = None
    """The newest copy that is sound and of this version or older."""
    newer_reviews: int | None = None
    """Reviews in the damaged database that the copy lacks; None when they cannot be counted."""

    @property
    def message(self) -> Message | None:
        """What to tell the person; None for a sound database."""
        if self.problem is None:
            return None
        if self.backup is None:
            return Message("web.care_damaged_alone")
        when = f"{self.backup.made_at:%Y-%m-%d %H:%M}"
        if self.newer_reviews is None:
            return Message("web.care_damaged_uncounted", {"backup": when})
        return Message("web.care_damaged", {"backup": when, "newer": self.newer_reviews})


def _marker(folder: DataFolder) -> Path:
    return folder.path / "running"


def _checked(folder: DataFolder) -> Path:
    return folder.path / "checked"


def _count(path: Path) -> int | None:
    try:
        with closing(sqlite.look(path)) as connection:
            return int(connection.execute("SELECT count(*) FROM reviews_review").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def examine(folder: DataFolder, *, is_thorough: bool) -> Finding:
    """Checks the database; about 0.3 s for 490 MB, twice that when thorough."""
    try:
        with closing(sqlite.connect(folder.database)) as connection:
            problem = sqlite.check(connection, is_thorough=is_thorough)
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if problem is None:
        return Finding(None)
    backup = newest_fitting(folder)
    here, there = _count(folder.database), _count(backup.path) if backup else None
    return Finding(problem, backup, max(0, here - there) if here is not None and there is not None else None)


def begin(folder: DataFolder, *, now: datetime | None = None) -> Finding:
    """At start, before anything is written. A damaged database is only read, and every page says the way back."""
    moment = now or datetime.now(UTC)
    checked = _checked(folder)
    last = datetime.fromtimestamp(checked.stat().st_mtime, UTC) if checked.exists() else None
    is_weekly = last is None or not timedelta() <= moment - last <= WEEK
    finding = Finding(None)
    if folder.database.exists() and (_marker(folder).exists() or is_weekly):
        finding = examine(folder, is_thorough=is_weekly)
        if finding.problem is None and is_weekly:
            checked.touch(mode=0o600)
            os.utime(checked, (moment.timestamp(), moment.timestamp()))
    _marker(folder).touch(mode=0o600)
    if finding.message is not None:
        state.stop_writing(finding.message, until_restart=True)
        _only_read()
    return finding


def _only_read() -> None:
    """Every connection of this process, present and later, refuses to write."""
    from django.db import connections
    from django.db.backends.signals import connection_created

    def refuse_writes(connection: Any, **_: object) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA query_only=1")

    connection_created.connect(refuse_writes, weak=False, dispatch_uid="rehearse.care.only_read")
    connections.close_all()


def end(folder: DataFolder) -> None:
    """A clean end needs no check at the next start; that of a damaged database is asked again."""
    if not state.is_final():
        _marker(folder).unlink(missing_ok=True)
