"""One owner of the data folder at a time."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass

from rehearse.web.care.folder import DataFolder

__all__ = ["HeldError", "Lock", "hold", "read"]


class HeldError(Exception):
    """Another process holds the folder."""

    def __init__(self, pid: int, port: int) -> None:
        super().__init__(f"process {pid} holds the data folder")
        self.pid = pid
        self.port = port


@dataclass(slots=True)
class Lock:
    """The held lock. The kernel frees it when the process ends, however it ends."""

    descriptor: int

    def write_port(self, port: int) -> None:
        """Says where the instance listens."""
        text = f"{os.getpid()} {port}\n".encode()
        os.ftruncate(self.descriptor, 0)
        os.pwrite(self.descriptor, text, 0)

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


def hold(folder: DataFolder) -> Lock:
    """Takes the lock. Raises HeldError with the owner's process id and port (0 while it starts)."""
    descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = _parse(os.pread(descriptor, 100, 0))
        os.close(descriptor)
        raise HeldError(*owner) from None
    lock = Lock(descriptor)
    lock.write_port(0)
    return lock


def read(folder: DataFolder) -> tuple[int, int] | None:
    """Process id and port of the running instance; None when nobody holds the lock, whatever the file says."""
    try:
        descriptor = os.open(folder.lock, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _parse(os.pread(descriptor, 100, 0))
    finally:
        os.close(descriptor)
    return None
