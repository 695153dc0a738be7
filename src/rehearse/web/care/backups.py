"""Checked copies of the database: made before it changes form, daily, and on demand."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rehearse.web.care.folder import DataFolder

__all__ = ["Backup", "BackupError", "backups", "check", "daily", "make", "prune", "restore"]

NAME = re.compile(r"(\d{8}T\d{6}Z)-(daily|migration|import|hand|restore)(?:-\d+)?\.db")
KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY, KEEP_MIGRATION = 7, 4, 6, 3
SHARE_OF_FREE = 0.2
"""Backups take at most this share of the free disk, the newest excepted."""


class BackupError(Exception):
    """A copy could not be made or is not sound; the text says which and what to do."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One checked copy."""

    made_at: datetime
    path: Path
    reason: str
    """``daily``, ``migration``, ``import``, ``hand`` or ``restore`` (the state before a restore)."""
    size: int


def check(path: Path) -> str | None:
    """None for a sound database, else SQLite's own words."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as copy:
            found = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == ("ok",) else str(found[0])


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make(reason: str, folder: DataFolder, *, now: datetime | None = None) -> Path:
    """A copy of the database as of now. It has its name only when it is whole, checked and on disk.

    Raises BackupError. A running instance does not disturb it: SQLite copies a snapshot.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    stem = f"{moment:%Y%m%dT%H%M%SZ}-{reason}"
    target = folder.backups / f"{stem}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder.backups / f"{stem}-{number}.db"
    draft = target.with_suffix(".part")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(folder.database, timeout=20)) as source:
            source.execute("VACUUM INTO ?", (str(draft),))
        problem = check(draft)
        if problem is not None:
            raise BackupError(f"The copy of {folder.database} is not sound: {problem}. Run `rehearse doctor`.")
        draft.chmod(0o600)
        _sync(draft)
        draft.rename(target)
        _sync(folder.backups)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(f"No backup could be made in {folder.backups}: {error}. Free some space, try again.") from error
    finally:
        draft.unlink(missing_ok=True)
    prune(folder)
    return target


def backups(folder: DataFolder) -> list[Backup]:
    """All copies, newest first."""
    found = []
    for path in folder.backups.glob("*.db"):
        parts = NAME.fullmatch(path.name)
        if parts:
            made_at = datetime.strptime(parts[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Backup(made_at, path, parts[2], path.stat().st_size))
    return sorted(found, reverse=True)


def kept(found: Iterable[Backup]) -> set[Path]:
    """Which copies stay: seven days, four weeks, six months, three before migrations, the newest of each other kind."""
    stay: set[Path] = set()
    days: dict[str, Path] = {}
    weeks: dict[str, Path] = {}
    months: dict[str, Path] = {}
    others: dict[str, list[Path]] = {}
    for one in found:  # newest first: the first of each span is the one that stays
        if one.reason == "daily":
            days.setdefault(f"{one.made_at:%Y-%m-%d}", one.path)
            weeks.setdefault(f"{one.made_at:%G-%V}", one.path)
            months.setdefault(f"{one.made_at:%Y-%m}", one.path)
        else:
            others.setdefault(one.reason, []).append(one.path)
    for span, count in ((days, KEEP_DAILY), (weeks, KEEP_WEEKLY), (months, KEEP_MONTHLY)):
        stay.update(list(span.values())[:count])
    for paths in others.values():
        stay.update(paths[:KEEP_MIGRATION])
    return stay


def prune(folder: DataFolder) -> list[Path]:
    """Removes what need not stay; what was removed."""
    found = backups(folder)
    stay = kept(found)
    removed = [one.path for one in found if one.path not in stay]
    room = shutil.disk_usage(folder.backups).free * SHARE_OF_FREE
    total = 0
    for place, one in enumerate(one for one in found if one.path in stay):
        total += one.size
        if place and total > room:
            removed.append(one.path)
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def daily(folder: DataFolder, now: datetime | None = None) -> Path | None:
    """Today's copy, unless there is one less than 20 hours old."""
    moment = now or datetime.now(UTC)
    last = next((one for one in backups(folder) if one.reason == "daily"), None)
    if last is not None and moment - last.made_at < timedelta(hours=20):
        return None
    return make("daily", folder, now=moment)


def restore(folder: DataFolder, backup: Path, *, now: datetime | None = None) -> Path:
    """Puts a copy in place of the database and keeps the present state as a backup. Where that one lies.

    The caller holds the lock of the folder: nobody else may have the database open. Raises BackupError.
    """
    problem = check(backup)
    if problem is not None:
        raise BackupError(f"{backup} is not sound: {problem}. Choose another with `rehearse restore --list`.")
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    draft = folder.path / "rehearse.restoring"
    shutil.copyfile(backup, draft)
    draft.chmod(0o600)
    if (problem := check(draft)) is not None:
        draft.unlink()
        raise BackupError(f"The copy of {backup} did not arrive whole: {problem}. Check the disk.")
    _sync(draft)
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    former = folder.backups / f"{moment:%Y%m%dT%H%M%SZ}-restore.db"
    if folder.database.exists():
        try:
            with closing(sqlite3.connect(folder.database, timeout=20)) as source:
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.DatabaseError:
            # A damaged database is what one restores from; its files are kept as they are.
            for suffix in ("-wal", "-shm"):
                beside = Path(f"{folder.database}{suffix}")
                if beside.exists():
                    shutil.copyfile(beside, f"{former}{suffix}")
        folder.database.replace(former)
    for suffix in ("-wal", "-shm"):
        Path(f"{folder.database}{suffix}").unlink(missing_ok=True)
    draft.replace(folder.database)
    _sync(folder.path)
    return former
