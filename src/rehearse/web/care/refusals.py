"""Places where a database would come to harm are refused before anything is written."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from rehearse import __version__
from rehearse.message import Message
from rehearse.web.care.folder import DataFolder

__all__ = ["LEAST_FREE", "RefusedError", "file_system", "refuse", "warnings"]

LEAST_FREE = 200_000_000
"""Bytes that must be free: a database that cannot grow cannot even delete."""

# f_type of statfs(2) on Linux. SQLite's locks and memory maps do not hold across machines or emulated disks.
FOREIGN = {
    0x6969: "NFS",
    0x517B: "SMB",
    0xFF534D42: "CIFS",
    0xFE534D42: "SMB 2",
    0x01021997: "9p (a Windows disk seen from WSL, or a shared folder)",
    0x65735546: "FUSE",
    0x5346414F: "AFS",
    0x00C36400: "Ceph",
}
FUSE = 0x65735546
SYNCED = ("Dropbox", "OneDrive", "iCloud", "Mobile Documents", "Google Drive", "GoogleDrive", "Nextcloud", "pCloud")


class RefusedError(Exception):
    """The folder cannot be used; ``message`` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path


def file_system(path: Path) -> int:
    """The type number of the file system that holds a path; 0 where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return 0
    buffer = ctypes.create_string_buffer(256)
    if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(_existing(path)), buffer) != 0:
        return 0
    return int(struct.unpack_from("l", buffer)[0]) & 0xFFFFFFFF


def _newer_version(database: Path) -> str | None:
    """The version that made the database, when it is newer than this one."""
    if not database.exists():
        return None
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5) as connection:
        try:
            rows = connection.execute("SELECT app, name FROM django_migrations").fetchall()
        except sqlite3.OperationalError:
            return None
        finally:
            connection.rollback()
        known = set(_migrations())
        ours = {"accounts", "care", "plan", "postings", "practice", "progress", "reviews"}
        if not any(app in ours and (app, name) not in known for app, name in rows):
            return None
        try:
            found = connection.execute("SELECT version FROM care_stamp").fetchone()
        except sqlite3.OperationalError:
            found = None
    return str(found[0]) if found else "a newer version"


def _migrations() -> Iterator[tuple[str, str]]:
    web = Path(__file__).resolve().parent.parent
    for path in web.glob("*/migrations/[0-9]*.py"):
        yield path.parent.parent.name, path.stem


def refuse(folder: DataFolder) -> None:
    """Raises RefusedError for a folder that must not hold a database. Writes nothing."""
    path = _existing(folder.path)
    kind = file_system(folder.path)
    if kind in FOREIGN and not (kind == FUSE and os.environ.get("REHEARSE_ALLOW_FUSE")):
        raise RefusedError(Message("web.care_foreign", {"path": str(folder.path), "kind": FOREIGN[kind]}))
    if not os.access(path, os.W_OK | os.X_OK):
        raise RefusedError(Message("web.care_not_writable", {"path": str(folder.path)}))
    free = shutil.disk_usage(path).free
    if free < LEAST_FREE:
        raise RefusedError(
            Message("web.care_no_room", {"path": str(folder.path), "free": free // 1_000_000, "needed": LEAST_FREE // 1_000_000})
        )
    newer = _newer_version(folder.database)
    if newer is not None:
        from rehearse.web.care.backups import backups

        kept = [one for one in backups(folder) if one.reason == "migration"]
        when = kept[0].made_at.strftime("%Y-%m-%d %H:%M") if kept else "-"
        raise RefusedError(Message("web.care_newer", {"made_by": newer, "this": __version__, "backup": when}))


def warnings(folder: DataFolder) -> list[Message]:
    """What should be changed soon: a folder that a cloud copies while it is being written."""
    found = next((name for name in SYNCED if any(name.lower() in part.lower() for part in folder.path.parts)), None)
    return [Message("web.care_synced", {"path": str(folder.path), "name": found})] if found else []
