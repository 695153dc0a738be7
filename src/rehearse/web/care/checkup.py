"""How the data folder is, for ``rehearse doctor``. Writes nothing, needs no Django."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from rehearse.web.care import backups
from rehearse.web.care.folder import DataFolder
from rehearse.web.care.lock import read
from rehearse.web.care.refusals import RefusedError, refuse, warnings

__all__ = ["Check", "checkup", "database_words"]

OLD = timedelta(days=8)
"""A database in use has a daily copy younger than this."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    detail: str = ""
    is_grave: bool = True
    """Whether it makes the whole answer "no"; else it is good to know."""


def database_words(folder: DataFolder) -> str:
    """Such as ``sqlite 3.40.1, WAL``."""
    words = f"sqlite {sqlite3.sqlite_version}"
    if not folder.database.exists():
        return f"{words}, no database yet"
    with folder.database.open("rb") as file:
        header = file.read(20)
    if not header.startswith(b"SQLite format 3"):
        return f"{words}, unreadable"
    # Bytes 18 and 19 say which journal is used; asking the pragma would need a connection that may write.
    return f"{words}, {'WAL' if header[18:20] == bytes((2, 2)) else 'rollback journal'}"


def checkup(folder: DataFolder, *, now: datetime) -> list[Check]:
    """Folder, room, instance, database, backups. A full check of the database takes 0.3 s for 490 MB."""
    from rehearse.web.messages import TEXTS

    try:
        refuse(folder)
        found = [Check("data folder", True, str(folder.path))]
    except RefusedError as error:
        found = [Check("data folder", False, str(error))]
    found += [Check("place of the data folder", False, TEXTS.english(one), is_grave=False) for one in warnings(folder)]
    if not folder.path.exists():
        return [*found, Check("database", True, "none yet; it is made at the first start")]
    found.append(Check("free space", True, f"{shutil.disk_usage(folder.path).free // 10**6} MB"))
    owner = read(folder)
    found.append(Check("running instance", True, f"process {owner[0]}, port {owner[1]}" if owner else "none"))
    if folder.database.exists():
        found += [_database(folder), _backups(folder, now)]
    return found


def _database(folder: DataFolder) -> Check:
    problem = backups.check(folder.database)
    return Check("database", problem is None, problem or f"sound, {folder.database.stat().st_size // 1000} kB")


def _backups(folder: DataFolder, now: datetime) -> Check:
    newest = next(iter(backups.backups(folder)), None)
    if newest is None:
        return Check("backups", False, "none yet; `rehearse backup` makes one", is_grave=False)
    words = f"{len(backups.backups(folder))}, the newest of {newest.made_at:%Y-%m-%d %H:%M} UTC"
    return Check("backups", now - newest.made_at < OLD, words, is_grave=False)
