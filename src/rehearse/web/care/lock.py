"""One owner of the data folder at a time."""

from __future__ import annotations

import fcntl
import itertools
import os
import time
from dataclasses import dataclass

from rehearse.web.care.errors import HeldError
from rehearse.web.care.folder import DataFolder

__all__ = ["HeldError", "Lock", "hold", "read"]

TRIES = 4
PAUSE_S = 0.01
LOOKED_AT_S = 15.0
"""``read`` takes the lock for a moment to see whether it is free. A lock that nobody alive has signed is one that is
being looked at, or one whose owner is about to sign: a start waits this long for it, and only then gives up."""

SIGNED_BYTES = 31


@dataclass(slots=True)
class Lock:
    """The held lock. The kernel frees it when the process ends, however it ends."""

    descriptor: int

    def write_port(self, port: int) -> None:
        """Says where the instance listens; 0 for nowhere."""
        # One write of one length over the old text: whoever reads meanwhile never finds the lock unsigned.
        os.pwrite(self.descriptor, f"{os.getpid()} {port}".ljust(SIGNED_BYTES).encode(), 0)

    def release(self) -> None:
        """Gives the folder free; calling it twice does no harm."""
        if self.descriptor >= 0:
            os.ftruncate(self.descriptor, 0)
            os.close(self.descriptor)
            self.descriptor = -1


def _parse(text: bytes) -> tuple[int, int]:
    words = text.split()
    try:
        return int(words[0]), int(words[1])
    except (IndexError, ValueError):
        return 0, 0


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _alive(process: int) -> bool:
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def hold(folder: DataFolder) -> Lock:
    """Takes the lock. Raises HeldError with the owner's process id and port (0 while it starts), or OSError.

    The lock belongs to the open file, not to the file's text: what a killed process left there means nothing.
    """
    descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    given_up = time.monotonic() + LOOKED_AT_S
    for number in itertools.count(1):
        if _try(descriptor):
            lock = Lock(descriptor)
            lock.write_port(0)
            return lock
        owner = _parse(os.pread(descriptor, 100, 0))
        if time.monotonic() > given_up or (number >= TRIES and _alive(owner[0])):
            break
        time.sleep(PAUSE_S)
    os.close(descriptor)
    raise HeldError(*owner)


def read(folder: DataFolder) -> tuple[int, int] | None:
    """Process id and port of the running instance; None when nobody holds the lock, whatever the file says."""
    try:
        descriptor = os.open(folder.lock, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        signed, _ = _parse(os.pread(descriptor, 100, 0))
        if not signed or _try(descriptor):
            return None
        return _parse(os.pread(descriptor, 100, 0))
    finally:
        os.close(descriptor)
