"""A full disk: some space is kept in reserve, because SQLite needs room even to delete."""

from __future__ import annotations

import os
import shutil

from rehearse.message import Message
from rehearse.web.care import state
from rehearse.web.care.folder import DataFolder

__all__ = ["RESERVE", "is_full", "release", "reserve", "retry"]

RESERVE = 32 * 1024 * 1024
"""Bytes."""


def reserve(folder: DataFolder) -> None:
    """Keeps the reserve, when there is room for it."""
    if folder.reserve.exists() and folder.reserve.stat().st_size >= RESERVE:
        return
    if shutil.disk_usage(folder.path).free < 4 * RESERVE:
        return
    descriptor = os.open(folder.reserve, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(descriptor, 0, RESERVE)
        else:
            os.write(descriptor, b"\0" * RESERVE)
    except OSError:
        folder.reserve.unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def release(folder: DataFolder) -> None:
    """Gives the reserve back and stops writing until there is room again."""
    folder.reserve.unlink(missing_ok=True)
    state.stop_writing(Message("web.care_full", {"path": str(folder.path)}))


def is_full(error: BaseException) -> bool:
    """Whether an error says that the disk is full."""
    text = str(error).lower()
    return "disk is full" in text or "no space left" in text or "disk i/o error" in text


def retry(folder: DataFolder) -> bool:
    """Writing resumes when there is room for the reserve again; whether it does."""
    found = state.reason()
    if found is None or found.id != "web.care_full":
        return found is None
    if shutil.disk_usage(folder.path).free < 4 * RESERVE:
        return False
    reserve(folder)
    state.resume_writing()
    return True
