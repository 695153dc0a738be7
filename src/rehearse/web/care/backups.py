"""Checked copies of the database: made before it changes form, daily, and on demand."""

from __future__ import annotations

import logging
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearse.message import Message
from rehearse.web.care import sqlite
from rehearse.web.care.errors import BackupError
from rehearse.web.care.folder import DataFolder

__all__ = [
    "REASONS",
    "Backup",
    "BackupError",
    "backups",
    "before_import",
    "before_migration",
    "check",
    "daily",
    "find",
    "kept",
    "make",
    "prune",
]

log = logging.getLogger(__name__)

REASONS = ("daily", "migration", "import", "hand", "restore")
"""``restore`` is the state that a restore replaced; ``hand`` was asked for."""
NAME = re.compile(rf"(\d{{8}}T\d{{6}}Z)-({'|'.join(REASONS)})(?:-\d+)?\.db")
KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY, KEEP_OTHER = 7, 4, 6, 3
SHARE_OF_FREE = 0.2
"""Backups take at most this share of the free disk, the newest excepted."""
FRESH = timedelta(hours=20)
"""A daily backup younger than this is today's."""
ABANDONED_S = 3600
"""A draft older than this was left by a process that died."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One checked copy."""

    made_at: datetime
    path: Path
    reason: str
    """One of ``REASONS``."""
    size: int
    """Bytes."""


def check(path: Path) -> str | None:
    """None for a sound copy, else what is wrong in SQLite's words. About 0.3 s for 490 MB."""
    try:
        with closing(sqlite.look(path)) as copy:
            return sqlite.check(copy)
    except sqlite3.DatabaseError as error:
        return str(error)


def sync(path: Path) -> None:
    """Puts a file, or the names in a folder, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_name(folder: DataFolder, moment: datetime, reason: str) -> Path:
    """Where a copy of that moment goes; no file is there yet."""
    stem = f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}"
    target = folder.backups / f"{stem}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder.backups / f"{stem}-{number}.db"
    return target


def make(reason: str, folder: DataFolder, *, now: datetime | None = None) -> Path:
    """A copy of the database as of now. It has its name only when it is whole, checked and on disk.

    Raises BackupError. A running instance does not disturb it, nor it the instance: SQLite copies one snapshot in
    one step (in several steps it starts again at every write, and may never finish).
    """
    assert reason in REASONS, reason
    moment = now or datetime.now(UTC)
    draft = folder.backups / f"{os.getpid()}-{time.monotonic_ns()}.part"
    try:
        folder.backups.mkdir(mode=0o700, exist_ok=True)
        with closing(sqlite.connect(folder.database)) as source:
            source.execute("VACUUM INTO ?", (str(draft),))
        if (problem := check(draft)) is not None:
            raise BackupError(Message("web.care_backup_unsound", {"path": str(folder.database), "problem": problem}))
        draft.chmod(0o600)
        sync(draft)
        target = free_name(folder, moment, reason)
        draft.rename(target)
        sync(folder.backups)
    except (sqlite3.Error, OSError) as error:
        params = {"path": str(folder.database), "folder": str(folder.backups), "problem": str(error)}
        raise BackupError(Message("web.care_backup_failed", params)) from error
    finally:
        draft.unlink(missing_ok=True)
    prune(folder)
    return target


def before_migration(folder: DataFolder, now: datetime | None = None) -> Path:
    """The copy to go back to when the newer form does not please. Raises BackupError."""
    return make("migration", folder, now=now)


def before_import(folder: DataFolder, now: datetime | None = None) -> Path:
    """The copy to go back to when an import was a mistake. Raises BackupError."""
    return make("import", folder, now=now)


def daily(folder: DataFolder, now: datetime | None = None) -> Path | None:
    """Today's copy; None when there is one, or when it failed: that is logged, and disturbs nobody's work."""
    moment = now or datetime.now(UTC)
    for one in backups(folder):
        # One "from the future" was made while the clock was wrong; it must not keep others from being made.
        if one.reason == "daily" and timedelta() <= moment - one.made_at < FRESH:
            return None
    try:
        return make("daily", folder, now=moment)
    except BackupError as error:
        log.error("%s", error)
        return None


def backups(folder: DataFolder) -> list[Backup]:
    """All copies, newest first."""
    found = []
    for path in folder.backups.glob("*.db"):
        parts = NAME.fullmatch(path.name)
        if parts is None:
            continue
        try:
            made_at = datetime.strptime(parts[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Backup(made_at, path, parts[2], path.stat().st_size))
        except (ValueError, OSError):
            continue  # no such date, or removed by another process just now
    return sorted(found, reverse=True)


def find(folder: DataFolder, name: str) -> Backup | None:
    """The copy with this file name, with or without its ending; of several moments that begin so, the newest."""
    return next((one for one in backups(folder) if one.path.name.startswith(name.removesuffix(".db"))), None)


def kept(found: Iterable[Backup]) -> set[Path]:
    """Which copies stay, of a list with the newest first.

    Of daily ones the newest of each of seven days, four weeks and six months (days with a copy, not days of the
    calendar: after a long pause the old ones are still there); of every other reason the newest three.
    """
    stay: set[Path] = set()
    spans: dict[str, dict[str, Path]] = {"%Y-%m-%d": {}, "%G-%V": {}, "%Y-%m": {}}
    others: dict[str, list[Path]] = {}
    for one in found:
        if one.reason == "daily":
            for form, first in spans.items():
                first.setdefault(one.made_at.strftime(form), one.path)
        else:
            others.setdefault(one.reason, []).append(one.path)
    for first, count in zip(spans.values(), (KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY), strict=True):
        stay.update(list(first.values())[:count])
    for paths in others.values():
        stay.update(paths[:KEEP_OTHER])
    return stay


def prune(folder: DataFolder, *, free: int | None = None) -> list[Path]:
    """Removes what need not stay, the oldest first where space is short; what was removed.

    ``free``: bytes free on the disk, the system's own figure by default.
    """
    found = backups(folder)
    stay = kept(found)
    removed = [one.path for one in found if one.path not in stay]
    room = (shutil.disk_usage(folder.backups).free if free is None else free) * SHARE_OF_FREE
    total = 0
    for place, one in enumerate(one for one in found if one.path in stay):
        total += one.size
        if place and total > room:
            removed.append(one.path)
    for path in removed:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").unlink(missing_ok=True)
    for draft in folder.backups.glob("*.part"):
        try:
            if time.time() - draft.stat().st_mtime > ABANDONED_S:
                draft.unlink(missing_ok=True)
        except OSError:
            continue
    return removed
