"""Puts a backup in place of the database."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rehearse.message import Message
from rehearse.web.care import backups, sqlite
from rehearse.web.care.errors import BackupError
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.refusals import made_by

__all__ = ["restore"]


def restore(folder: DataFolder, backup: Path, *, now: datetime | None = None) -> Path | None:
    """Puts a copy in place of the database; the present one becomes a backup. Where that lies, None if none was.

    The caller holds the lock of the folder. At every moment there is a whole database under its name: the copy is
    made beside it, checked, and takes the name in one step. Raises BackupError, and then nothing is changed.
    """
    if (problem := backups.check(backup)) is not None:
        raise BackupError(Message("web.care_restore_unsound", {"path": str(backup), "problem": problem}))
    if (newer := made_by(backup)) is not None:
        raise BackupError(Message("web.care_restore_newer", {"path": str(backup), "made_by": newer}))
    draft = folder.path / "rehearse.restoring"
    try:
        shutil.copyfile(backup, draft)
        draft.chmod(0o600)
        if (problem := backups.check(draft)) is not None:
            raise BackupError(Message("web.care_restore_copy", {"path": str(backup), "problem": problem}))
        backups.sync(draft)
        former = _keep(folder, now or datetime.now(UTC)) if folder.database.exists() else None
        draft.replace(folder.database)
        backups.sync(folder.path)
    except OSError as error:
        params = {"path": str(folder.path), "problem": str(error)}
        raise BackupError(Message("web.care_restore_failed", params)) from error
    finally:
        draft.unlink(missing_ok=True)
    backups.prune(folder)
    return former


def _keep(folder: DataFolder, moment: datetime) -> Path:
    """The present database under a second name, complete, with no write-ahead log left beside the first.

    A log that stayed would be played into the restored file, which it does not belong to.
    """
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    former = backups.free_name(folder, moment, "restore")
    beside = [Path(f"{folder.database}{suffix}") for suffix in ("-wal", "-shm")]
    try:
        with closing(sqlite.connect(folder.database)) as connection:
            # Leaving WAL puts the whole log into the file; it needs the database for itself.
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise BackupError(Message("web.care_restore_busy", {"path": str(folder.database)})) from error
        _copy_log(beside, former)
    except sqlite3.DatabaseError:
        # A damaged database is what one restores from; its files are kept as they are.
        _copy_log(beside, former)
    _second_name(folder.database, former)
    for path in beside:
        path.unlink(missing_ok=True)
    return former


def _second_name(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, other)
        backups.sync(other)
    backups.sync(other.parent)


def _copy_log(beside: list[Path], former: Path) -> None:
    for path in beside:
        if path.exists():
            copy = Path(f"{former}{path.name[-4:]}")
            shutil.copyfile(path, copy)
            backups.sync(copy)
