"""Ids that sort by the time they were made: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

__all__ = ["uuid7"]

_lock = threading.Lock()
_last = 0


def uuid7() -> UUID:
    """A new id. Ids made by one process increase strictly, also within a millisecond.

    Layout: 48 bits of Unix milliseconds, 4 of version, then a 74-bit counter that starts at random each
    millisecond and is raised by a random step within it.
    """
    global _last
    with _lock:
        fresh = (time.time_ns() // 1_000_000) << 74 | secrets.randbits(73)
        # A clock that stands still or goes back must not break the order.
        _last = value = fresh if fresh > _last else _last + 1 + secrets.randbits(32)
    milliseconds, tail = value >> 74, value & (1 << 74) - 1
    return UUID(int=milliseconds << 80 | 7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & (1 << 62) - 1)
