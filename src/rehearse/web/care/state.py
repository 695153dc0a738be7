"""Whether this process may write. One value, because one process owns the data folder."""

from __future__ import annotations

import threading

from rehearse.message import Message

__all__ = ["reason", "resume_writing", "stop_writing"]

_lock = threading.Lock()
_reason: Message | None = None


def reason() -> Message | None:
    """Why nothing is written now, or None."""
    return _reason


def stop_writing(message: Message) -> None:
    """From now on pages are read only; ``message`` says why and what to do."""
    global _reason
    with _lock:
        _reason = message


def resume_writing() -> None:
    """Writing works again."""
    global _reason
    with _lock:
        _reason = None
