"""One box's part of a submission: send the job, keep the clocks, read frames, kill.

Everything read here comes from an untrusted process. A leg decides when it ends and why; what a returned value is
worth is decided by its owner.
"""

from __future__ import annotations

import os
import select
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import msgpack

from .boxes import Box, own_starved_s
from .inside import frames
from .limits import Limits

__all__ = ["End", "Ended", "Leg", "Output", "Report"]

KEPT_OUTPUT = 64 << 10
"""Bytes of printed text that are kept."""

_CHUNK = 1 << 18
_NOTIFICATION = 80
_NOTIF_RECV = 0xC0502100
_LOOK_S = 0.05
"""At most so long we wait for news: for a cancellation, and so that a longer gap shows that we stood still."""
_PEEK = int(socket.MSG_PEEK | socket.MSG_DONTWAIT)

STARVED = 10
"""Wall limits that a box which gets no core may take at most."""


class End(Enum):
    """Why a leg ended."""

    DONE = auto()
    """Every case answered."""
    STOPPED = auto()
    """Its owner wanted no more."""
    CPU = auto()
    WALL = auto()
    TOTAL_CPU = auto()
    OUTPUT = auto()
    VALUE = auto()
    TOTAL_VALUES = auto()
    COMPILE = auto()
    IMPORT = auto()
    UNKNOWN_NAME = auto()
    VIOLATION = auto()
    """A hostile call, on the kernel's word."""
    PROTOCOL = auto()
    """A frame out of order: foreign code wrote to the channel."""
    CLOSED = auto()
    """The box's end closed; the kernel knows why."""
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Report:
    """One case's answer, in the box's own words."""

    kind: int
    """RESULT, EXCEPTION or REFUSED of ``inside.frames``."""
    body: bytes
    cpu_s: float
    """CPU time between the frame before and this one."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a leg ended."""

    end: End
    cpu_s: float
    """CPU since the last frame; for a time limit what was used."""
    is_compiled: bool
    body: bytes = b""
    """Of a compile or import error."""
    call: int = -1
    """Number of the hostile system call."""


@dataclass(slots=True)
class Output:
    """Printed text of all legs of a submission."""

    limit: int
    kept: bytearray = field(default_factory=bytearray)
    total: int = 0

    def add(self, data: bytes) -> bool:
        """Keep some; False when the limit is passed."""
        self.total += len(data)
        if len(self.kept) < KEPT_OUTPUT:
            self.kept += data[: KEPT_OUTPUT - len(self.kept)]
        return self.total <= self.limit

    def forget(self, total: int) -> None:
        """Go back to when so many bytes had been printed: what came after is printed again."""
        self.total = total
        del self.kept[total:]

    @property
    def text(self) -> str:
        return self.kept.decode("utf-8", "replace")


class Leg:
    """Cases ``first`` to ``total - 1`` in one box."""

    def __init__(
        self,
        box: Box,
        job: dict[str, Any],
        *,
        total: int,
        limits: Limits,
        budget_s: float,
        output: Output,
        own: Mapping[int, Limits] | None = None,
        meanwhile: Callable[[], None] | None = None,
        on_compiled: Callable[[], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """``job`` is what ``inside.box`` reads; ``total`` ends its cases; ``budget_s`` is the CPU that is left for
        the whole submission; ``own`` holds the limits of cases that have others, by place. ``meanwhile`` is called
        once while the box works."""
        self._box = box
        self._job = job
        self._next: int = job["first"]
        self._total = total
        self._limits = limits
        self._budget_s = budget_s
        self._output = output
        self._own = own or {}
        self._meanwhile = meanwhile
        self._on_compiled = on_compiled
        self._cancelled = cancelled
        self._buffer = bytearray()
        self._is_compiled = False
        self._granted_s = 0.0
        self._unwatched_s = 0.0
        self._is_alone = True
        self.value_bytes = 0
        self.cpu_total_s = 0.0

    def run(self, on_report: Callable[[int, Report], bool]) -> Ended:
        """Run to the end. ``on_report`` gets a case's place and answer, and says whether to go on.

        Afterwards the box is dead or dying, or waits to be closed when all is done; its owner closes it.
        """
        box, limits = self._box, self._limits
        packed = msgpack.packb(self._job, unicode_errors="surrogatepass")
        pending = memoryview(frames.LENGTH.pack(len(packed)) + packed)
        self._mark_cpu = self._start_cpu = box.cpu_s() or 0.0
        self._mark_wall = time.monotonic()
        self._own_starved_s = own_starved_s()
        pending = pending[self._send(pending) :]
        if self._meanwhile is not None:
            self._meanwhile()
        poll = select.poll()
        channel = box.socket.fileno()
        poll.register(channel, select.POLLIN | (select.POLLOUT if pending else 0))
        poll.register(box.output, select.POLLIN)
        if box.listener is not None:
            poll.register(box.listener, select.POLLIN)
        looked_at, patience_ms = self._mark_wall, 0.0
        while True:
            now = time.monotonic()
            self._unwatched_s += max(0.0, now - looked_at - patience_ms / 1000)
            looked_at = now
            ended = self._out_of_time()
            if ended is not None:
                return self._kill(ended)
            if self._cancelled is not None and self._cancelled():
                return self._kill(self._ended(End.CANCELLED))
            patience_ms = self._patience_ms()
            for descriptor, event in poll.poll(patience_ms):
                if descriptor == channel:
                    if event & select.POLLOUT and pending:
                        pending = pending[self._send(pending) :]
                        if not pending:
                            poll.modify(channel, select.POLLIN)
                    ended = self._receive(on_report) if event & ~select.POLLOUT else None
                elif descriptor == box.output:
                    ended = self._read_output(poll, event, limits)
                elif event & select.POLLIN:
                    ended = self._ended(End.VIOLATION, call=self._notified(descriptor))
                else:
                    poll.unregister(descriptor)
                if ended is not None:
                    return self._kill(ended)

    def _send(self, data: memoryview) -> int:
        try:
            return self._box.socket.send(data)
        except BlockingIOError:
            return 0
        except OSError:  # the box is gone; reading tells why
            return len(data)

    @property
    def _case_limits(self) -> Limits:
        """Limits of the case that runs now."""
        return self._own.get(self._next, self._limits)

    def _patience_ms(self) -> float:
        used, limits = self._used_s(), self._case_limits
        cpu_left = min(limits.cpu_s - used, self._budget_s - self._total_cpu_s())
        wall_left = limits.wall_limit_s + self._granted_s - (time.monotonic() - self._mark_wall)
        return max(1.0, min(cpu_left + 0.002, wall_left, _LOOK_S) * 1000)

    def _used_s(self) -> float:
        now = self._box.cpu_s()
        return 0.0 if now is None else now - self._mark_cpu

    def _total_cpu_s(self) -> float:
        now = self._box.cpu_s()
        if now is not None:
            self.cpu_total_s = now - self._start_cpu
        return self.cpu_total_s

    def _out_of_time(self) -> Ended | None:
        used, limits = self._used_s(), self._case_limits
        over = End.CPU if used > limits.cpu_s else End.WALL if self._is_over_wall(limits.wall_limit_s) else None
        # When we had no core for a while, answers wait to be read: the time is of several cases then, not of this one.
        if over is not None and not self._has_arrived():
            return self._ended(over, cpu_s=used)
        if self._total_cpu_s() > self._budget_s:
            return self._ended(End.TOTAL_CPU, cpu_s=used)
        return None

    def _has_arrived(self) -> bool:
        """Whether something of the box waits to be read, its end included."""
        try:
            self._box.socket.recv(1, _PEEK)
        except BlockingIOError:
            return False
        except OSError:
            pass
        return True

    def _is_over_wall(self, limit_s: float) -> bool:
        """The wall clock ends what sleeps. What waits for a core of a busy machine is not asleep, nor is what waits
        for us to read while we have none: the time for which the kernel says so, since the box began, is granted. So is
        the time in which we could not look at all: a machine or container that was paused paused the box as well."""
        passed_s = time.monotonic() - self._mark_wall
        if passed_s <= limit_s + self._granted_s:
            return False
        own_s = own_starved_s() - self._own_starved_s
        paused_s = max(0.0, self._unwatched_s - own_s)
        self._granted_s = min(self._box.starved_s() + own_s, (STARVED - 1) * limit_s) + paused_s
        return passed_s > limit_s + self._granted_s

    def _ended(self, end: End, *, cpu_s: float | None = None, body: bytes = b"", call: int = -1) -> Ended:
        return Ended(end, self._used_s() if cpu_s is None else cpu_s, self._is_compiled, body, call)

    def _kill(self, ended: Ended) -> Ended:
        self._total_cpu_s()
        if ended.end not in (End.CLOSED, End.DONE):
            self._box.kill()
        self._drain()
        return ended

    def _drain(self) -> None:
        """Text that was printed before the end and not read yet."""
        try:
            os.set_blocking(self._box.output, False)
            self._output.add(os.read(self._box.output, KEPT_OUTPUT))
        except OSError:
            pass

    def _read_output(self, poll: select.poll, event: int, limits: Limits) -> Ended | None:
        if not event & select.POLLIN:
            poll.unregister(self._box.output)
            return None
        return None if self._output.add(os.read(self._box.output, 1 << 16)) else self._ended(End.OUTPUT)

    def _notified(self, listener: int) -> int:
        """Number of the call that the kernel holds for us. It is never answered: the box dies waiting."""
        import fcntl

        notification = bytearray(_NOTIFICATION)
        try:
            fcntl.ioctl(listener, _NOTIF_RECV, notification)
        except OSError:  # the box died meanwhile
            return -1
        return int.from_bytes(notification[16:20], "little", signed=True)

    def _receive(self, on_report: Callable[[int, Report], bool]) -> Ended | None:
        try:
            data = self._box.socket.recv(_CHUNK)
        except BlockingIOError:
            return None
        except OSError:
            data = b""
        if not data:
            return self._ended(End.CLOSED)
        self._buffer += data
        self._is_alone = True
        start = 0
        try:
            while len(self._buffer) - start >= frames.HEADER.size:
                kind, case, length = frames.HEADER.unpack_from(self._buffer, start)
                refused = self._refuse(kind, case, length)
                if refused is not None:
                    return self._ended(refused)
                end = start + frames.HEADER.size + length
                if len(self._buffer) < end:
                    return None
                body = bytes(self._buffer[start + frames.HEADER.size : end])
                start = end
                ended = self._frame(kind, body, on_report)
                if ended is not None:
                    return ended
            return None
        finally:
            if start:
                del self._buffer[:start]

    def _refuse(self, kind: int, case: int, length: int) -> End | None:
        """Judge a header before its body is read."""
        if length > self._limits.value_bytes:
            return End.VALUE
        if case != self._next or self._next >= self._total:
            return End.PROTOCOL
        early = kind in (frames.COMPILED, frames.COMPILE_ERROR)
        late = kind in (frames.RESULT, frames.EXCEPTION, frames.REFUSED, frames.IMPORT_ERROR, frames.UNKNOWN_NAME)
        if not (early and not self._is_compiled) and not (late and self._is_compiled):
            return End.PROTOCOL
        if kind == frames.COMPILED and length:
            return End.PROTOCOL
        if kind == frames.RESULT and self.value_bytes + length > self._limits.total_bytes:
            return End.TOTAL_VALUES
        return None

    def _frame(self, kind: int, body: bytes, on_report: Callable[[int, Report], bool]) -> Ended | None:
        if kind == frames.COMPILED:
            self._is_compiled = True
            if self._on_compiled is not None:
                self._on_compiled()
            return None
        if kind == frames.COMPILE_ERROR:
            return self._ended(End.COMPILE, body=body)
        if kind == frames.IMPORT_ERROR:
            return self._ended(End.IMPORT, body=body)
        if kind == frames.UNKNOWN_NAME:
            return self._ended(End.UNKNOWN_NAME)
        used = self._used_s()
        is_alone, self._is_alone = self._is_alone, False
        if is_alone and self._next + 1 == self._total and used > self._case_limits.cpu_s:
            # The last answer, read by itself: the time is this case's own, however late we came to look.
            return self._ended(End.CPU, cpu_s=used)
        self._mark_cpu += used
        self._mark_wall = time.monotonic()
        case, self._next = self._next, self._next + 1
        if kind == frames.RESULT:
            self.value_bytes += len(body)
        if not on_report(case, Report(kind, body, used)):
            return self._ended(End.STOPPED, cpu_s=used)
        return self._ended(End.DONE, cpu_s=used) if self._next == self._total else None
