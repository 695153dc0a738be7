"""Is the database sound? Asked after an unclean end and once a week."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearse.message import Message
from rehearse.web.care import state
from rehearse.web.care.backups import Backup, backups
from rehearse.web.care.folder import DataFolder

__all__ = ["Finding", "begin", "end", "examine"]

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found."""

    problem: str | None
    """SQLite's words, or None for a sound database."""
    backup: Backup | None = None
    """The newest copy."""
    newer_reviews: int | None = None
    """Reviews in the damaged database that the copy lacks; None when they cannot be counted."""


def _marker(folder: DataFolder) -> Path:
    return folder.path / "running"


def _checked(folder: DataFolder) -> Path:
    return folder.path / "checked"


def _count(path: Path) -> int | None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute("SELECT count(*) FROM reviews_review").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def examine(folder: DataFolder, *, is_thorough: bool) -> Finding:
    """``quick_check``, or ``integrity_check`` when thorough (about twice as long)."""
    pragma = "integrity_check" if is_thorough else "quick_check"
    try:
        with closing(sqlite3.connect(folder.database, timeout=20)) as connection:
            found = connection.execute(f"PRAGMA {pragma}(1)").fetchone()
        problem = None if found == ("ok",) else str(found[0])
    except sqlite3.DatabaseError as error:
        problem = str(error)
    if problem is None:
        return Finding(None)
    newest = next(iter(backups(folder)), None)
    here, there = _count(folder.database), _count(newest.path) if newest else None
    newer = here - there if here is not None and there is not None else None
    return Finding(problem, newest, newer)


def begin(folder: DataFolder, *, now: datetime | None = None) -> Finding:
    """At start. A damaged database is opened for reading only, with the way back said on every page."""
    moment = now or datetime.now(UTC)
    checked = _checked(folder)
    last = datetime.fromtimestamp(checked.stat().st_mtime, UTC) if checked.exists() else None
    is_weekly = last is None or moment - last > WEEK
    finding = Finding(None)
    if folder.database.exists() and (_marker(folder).exists() or is_weekly):
        finding = examine(folder, is_thorough=is_weekly)
        if finding.problem is None:
            checked.touch(mode=0o600)
        else:
            when = finding.backup.made_at.strftime("%Y-%m-%d %H:%M") if finding.backup else "-"
            newer = finding.newer_reviews if finding.newer_reviews is not None else 0
            state.stop_writing(Message("web.care_damaged", {"backup": when, "newer": newer}))
    _marker(folder).touch(mode=0o600)
    return finding


def end(folder: DataFolder) -> None:
    """A clean end needs no check at the next start."""
    _marker(folder).unlink(missing_ok=True)
