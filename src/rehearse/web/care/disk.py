"""A full disk: some space is kept in reserve, because SQLite needs room even to delete."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from rehearse.message import Message
from rehearse.web.care import state
from rehearse.web.care.folder import DataFolder

__all__ = ["RESERVE", "is_full", "release", "reserve", "retry"]

RESERVE = 32 * 1024 * 1024
"""Bytes."""
ROOM = 4 * RESERVE
"""Bytes that must be free before the reserve is taken, and before writing goes on."""


def _free(path: Path) -> int:
    return shutil.disk_usage(path).free


def reserve(folder: DataFolder) -> None:
    """Keeps the reserve, when there is room for it."""
    if folder.reserve.exists() and folder.reserve.stat().st_size >= RESERVE:
        return
    if _free(folder.path) < ROOM:
        return
    descriptor = os.open(folder.reserve, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, RESERVE)
        else:
            # A file of holes would keep nothing.
            for _ in range(RESERVE // 2**20):
                os.write(descriptor, os.urandom(2**20))
    except OSError:
        folder.reserve.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def release(folder: DataFolder) -> None:
    """Gives the reserve back and stops writing until there is room again."""
    folder.reserve.unlink(missing_ok=True)
    state.stop_writing(Message("web.care_full", {"path": str(folder.path), "needed": ROOM // 10**6}))


def is_full(error: BaseException, folder: DataFolder | None = None) -> bool:
    """Whether an error says that the disk is full.

    SQLite reports an exhausted quota, and no room for its shared memory, as an I/O error like any other; such a one
    counts when hardly anything is free in ``folder``.
    """
    text = str(error).lower()
    if "disk is full" in text or "no space left" in text:
        return True
    return "disk i/o error" in text and folder is not None and _free(folder.path) < RESERVE


def retry(folder: DataFolder) -> bool:
    """Writing resumes when there is room for the reserve again; whether anything may be written now."""
    if state.reason() is None or state.is_final():
        return not state.is_final()
    if _free(folder.path) < ROOM:
        return False
    reserve(folder)
    state.resume_writing()
    return True
