"""Places where a database would come to harm are refused before anything is written."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import struct
import sys
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

from rehearse import __version__
from rehearse.message import Message
from rehearse.web.care import backups
from rehearse.web.care.backups import Backup
from rehearse.web.care.errors import RefusedError
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.sqlite import look

__all__ = [
    "LEAST_FREE",
    "RefusedError",
    "file_system",
    "known_migrations",
    "made_by",
    "newest_fitting",
    "refuse",
    "warnings",
]

LEAST_FREE = 200_000_000
"""Bytes that must be free: a database that cannot grow cannot even delete."""

# f_type of statfs(2) on Linux, from linux/magic.h. SQLite's locks and memory maps do not hold across machines or
# emulated disks.
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


def _existing(path: Path) -> Path:
    while not os.path.lexists(path) and path != path.parent:
        path = path.parent
    return path


def file_system(path: Path) -> int:
    """The type number of the file system that holds a path; 0 where the system does not tell (only Linux does)."""
    if not sys.platform.startswith("linux"):
        return 0
    buffer = ctypes.create_string_buffer(256)
    if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(_existing(path)), buffer) != 0:
        return 0
    return int(struct.unpack_from("l", buffer)[0]) & 0xFFFFFFFF


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Application and name of every migration that this version has, its own and Django's.

    Read from the files, without loading Django. A released migration is never renamed or removed: an older database
    would be taken for one of a newer version.
    """
    import django

    web = Path(__file__).resolve().parent.parent
    places = [web, Path(django.__file__).parent / "contrib"]
    files = [path for place in places for path in place.glob("*/migrations/[0-9]*.py")]
    return frozenset((path.parent.parent.name, path.stem) for path in files)


def made_by(database: Path) -> str | None:
    """The version that made a database, when this version is too old for it; None for one that it can use.

    Raises sqlite3.DatabaseError for a file that cannot be read.
    """
    with closing(look(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "django_migrations" not in tables:
            return None
        applied = set(connection.execute("SELECT app, name FROM django_migrations"))
        if applied <= known_migrations():
            return None
        stamp = connection.execute("SELECT version FROM care_stamp").fetchone() if "care_stamp" in tables else None
        return str(stamp[0]) if stamp else "?"


def newest_fitting(folder: DataFolder) -> Backup | None:
    """The newest copy that is sound now and that this version can use; what a restore replaced is not offered.

    A disk that damages one file may damage others, so each is checked again: about 0.3 s for 490 MB.
    """
    for one in backups.backups(folder):
        try:
            if one.reason != "restore" and made_by(one.path) is None and backups.check(one.path) is None:
                return one
        except sqlite3.DatabaseError:
            continue
    return None


def _refuse_database(folder: DataFolder) -> None:
    if not folder.database.exists():
        return
    try:
        newer = made_by(folder.database)
    except sqlite3.DatabaseError as error:
        found = newest_fitting(folder)
        name = "care_unreadable" if found else "care_unreadable_alone"
        params = {"path": str(folder.database), "problem": str(error), "backup": _when(found)}
        raise RefusedError(Message(f"web.{name}", params)) from error
    if newer is not None:
        found = newest_fitting(folder)
        name = "care_newer" if found else "care_newer_alone"
        raise RefusedError(Message(f"web.{name}", {"made_by": newer, "this": __version__, "backup": _when(found)}))


def _when(backup: Backup | None) -> str:
    return f"{backup.made_at:%Y-%m-%d %H:%M}" if backup else ""


def refuse(
    folder: DataFolder,
    *,
    kind_of: Callable[[Path], int] | None = None,
    free_of: Callable[[Path], int] | None = None,
) -> None:
    """Raises RefusedError for a folder that must not hold a database. Writes nothing.

    ``kind_of`` and ``free_of`` answer the type of the file system and its free bytes; the system's own by default.
    """
    path = _existing(folder.path)
    kind = (kind_of or file_system)(folder.path)
    if kind in FOREIGN and not (kind == FUSE and os.environ.get("REHEARSE_ALLOW_FUSE") == "1"):
        name = "care_fuse" if kind == FUSE else "care_foreign"
        raise RefusedError(Message(f"web.{name}", {"path": str(folder.path), "kind": FOREIGN[kind]}))
    if not path.is_dir() or not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise RefusedError(Message("web.care_not_writable", {"path": str(folder.path)}))
    if folder.database.exists() and not os.access(folder.database, os.R_OK | os.W_OK):
        raise RefusedError(Message("web.care_not_writable", {"path": str(folder.database)}))
    free = free_of(path) if free_of else shutil.disk_usage(path).free
    if free < LEAST_FREE:
        mb = 1_000_000
        raise RefusedError(
            Message("web.care_no_room", {"path": str(folder.path), "free": free // mb, "needed": LEAST_FREE // mb})
        )
    _refuse_database(folder)


def warnings(folder: DataFolder) -> list[Message]:
    """What should be changed soon: a folder that a cloud copies while it is being written."""
    parts = [part.lower() for part in folder.path.parts]
    found = next((name for name in SYNCED if any(name.lower() in part for part in parts)), None)
    return [Message("web.care_synced", {"path": str(folder.path), "name": found})] if found else []
