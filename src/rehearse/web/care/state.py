"""Whether this process may write. One value, because one process owns the data folder."""

from __future__ import annotations

import threading

from rehearse.message import Message

__all__ = ["is_final", "reason", "resume_writing", "stop_writing"]

_lock = threading.Lock()
_reason: Message | None = None
_is_final = False


def reason() -> Message | None:
    """Why nothing is written now, or None."""
    return _reason


def is_final() -> bool:
    """Whether nothing may be written until the next start: the database is damaged."""
    return _is_final


def stop_writing(message: Message, *, until_restart: bool = False) -> None:
    """From now on pages are read only; ``message`` says why and what to do. A final reason stays."""
    global _reason, _is_final
    with _lock:
        if not _is_final:
            _reason, _is_final = message, until_restart


def resume_writing() -> None:
    """Writing works again."""
    global _reason, _is_final
    with _lock:
        _reason, _is_final = None, False
