"""The supervisor's handle of one box, and how a box ended."""

from __future__ import annotations

import os
import select
import signal
import socket
import time
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Box", "BoxSource", "Exit", "ForkedBox", "host_pid", "own_starved_s", "starved_s"]


@dataclass(frozen=True, slots=True)
class Exit:
    """What the kernel says about an ended box."""

    status: int
    """Wait status."""
    peak_kib: int
    """Largest resident size in KiB, the zygote's shared pages included."""


class Box(Protocol):
    """One single-use process that waits for a job."""

    socket: socket.socket
    output: int
    """Read end of stdout and stderr."""
    listener: int | None
    """Descriptor that reports hostile calls."""

    def cpu_s(self) -> float | None:
        """Seconds of CPU so far, read from outside; None when it has ended or the system does not tell."""

    def starved_s(self) -> float:
        """Seconds for which it could have run and had no core; 0 when it has ended or the system does not tell."""

    def peak_kib(self) -> int:
        """Largest resident size so far in KiB, the zygote's pages included; 0 when it has ended."""

    def kill(self) -> None:
        """End it now, whatever it does."""

    def exit(self) -> Exit:
        """Wait for the end. Only after ``kill`` or after its socket closed."""

    def close(self) -> None:
        """End it and release every descriptor."""


class BoxSource(Protocol):
    """Where boxes come from: a zygote, or plain processes."""

    @property
    def resident_kib(self) -> int:
        """KiB of memory that a box shares with its source."""

    def take(self, memory_mib: int) -> Box:
        """A box that waits for its job, with that much memory. Raises ZygoteDied."""

    def prepare(self) -> None:
        """Take in what has arrived; called while a box runs."""

    def refill(self) -> None:
        """Ask for the next boxes; called after an answer."""

    def close(self) -> None:
        """End all boxes and their source."""


def host_pid(pidfd: int) -> int:
    """This namespace's number of the process behind a pidfd; -1 when it has ended."""
    descriptor = os.open(f"/proc/self/fdinfo/{pidfd}", os.O_RDONLY | os.O_CLOEXEC)  # open() costs five times as much
    try:
        text = os.read(descriptor, 4096)
    finally:
        os.close(descriptor)
    _, found, rest = text.partition(b"\nPid:")
    return int(rest.split(None, 1)[0]) if found else -1


def own_starved_s() -> float:
    """The same of the calling thread. Costs 10 us."""
    try:
        descriptor = os.open("/proc/thread-self/schedstat", os.O_RDONLY | os.O_CLOEXEC)
        try:
            return int(os.read(descriptor, 100).split()[1]) / 1e9
        finally:
            os.close(descriptor)
    except (OSError, ValueError, IndexError):
        return 0.0


def starved_s(process_id: int) -> float:
    """Seconds that a process waited for a core while it could have run: the largest of its threads."""
    longest = 0
    try:
        for thread in os.listdir(f"/proc/{process_id}/task"):
            with open(f"/proc/{process_id}/task/{thread}/schedstat") as file:
                longest = max(longest, int(file.read().split()[1]))
    except (OSError, ValueError, IndexError):  # it ended, or the kernel keeps no such figures
        pass
    return longest / 1e9


def wait_readable(descriptor: int, timeout_s: float) -> bool:
    """Wait until a descriptor can be read. poll, not select: numbers above 1,023 must work."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(timeout_s * 1000))


class ForkedBox:
    """A child of a zygote."""

    __slots__ = (
        "_clock",
        "_pid",
        "_pidfd",
        "_zygote",
        "address_space",
        "is_fenced",
        "listener",
        "number",
        "output",
        "socket",
    )

    def __init__(self, zygote: ExitSource, number: int, descriptors: tuple[int, int, int], address_space: int) -> None:
        channel, self.output, self._pidfd = descriptors
        self.socket = socket.socket(fileno=channel)
        self.listener: int | None = None
        self.is_fenced = False
        """Whether it has said READY: its filter is up, its listener is here."""
        self.number = number
        """Process id inside the zygote's own pid namespace."""
        self.address_space = address_space
        self._zygote = zygote
        self._pid = pid = host_pid(self._pidfd)
        # The kernel's id of a process's CPU clock; works across pid namespaces, needs no permission.
        self._clock = (~pid << 3) | 2 if pid > 0 else None

    def cpu_s(self) -> float | None:
        if self._clock is None:
            return None
        try:
            return time.clock_gettime(self._clock)
        except OSError:
            return None

    def starved_s(self) -> float:
        return starved_s(self._pid)

    def peak_kib(self) -> int:
        try:
            with open(f"/proc/{self._pid}/status") as lines:
                return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
        except OSError:
            return 0

    def kill(self) -> None:
        try:
            signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def exit(self) -> Exit:
        return self._zygote.exit_of(self.number)

    def close(self) -> None:
        self.kill()
        self.socket.close()
        os.close(self.output)
        os.close(self._pidfd)
        if self.listener is not None:
            os.close(self.listener)
            self.listener = None


class ExitSource(Protocol):
    """Who knows how boxes ended: their zygote."""

    def exit_of(self, number: int) -> Exit:
        """Wait until a box has ended."""
