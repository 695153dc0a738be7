"""Waiting for what another thread or process does: long enough for a machine that stands still for a while."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable

__all__ = ["PATIENCE_S", "free_port", "until"]

PATIENCE_S = 180.0
"""A wait ends as soon as what it waits for is there; only a fault takes this long."""

_PORTS = range(10_240, 30_000)
"""Below those that systems give to connections that name none: nobody takes one between two starts of a server."""


def until(holds: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Whether it holds within that time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return holds()
        time.sleep(0.01)
    return True


def free_port() -> int:
    """A port of this machine that nobody listens on, with ten free ones behind it; another one each time.

    Not by the tests' own random numbers: two runs at once would choose the same.
    """
    rng = random.SystemRandom()
    while True:
        first = rng.choice(_PORTS)
        if all(map(_is_free, range(first, first + 10))):
            return first


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
