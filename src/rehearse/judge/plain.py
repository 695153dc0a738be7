"""Boxes of the own-code-only mode: a process each, with limits and no fence."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from typing import Any

from .boxes import Exit, starved_s, wait_readable
from .errors import ZygoteDied
from .inside.frames import READY
from .languages.python import Flavour, preload
from .runtime import Runtime

__all__ = ["PlainBox", "PlainBoxes"]

_FALLBACK_CPU_S = 61
_START_TIMEOUT_S = 60.0


class PlainBox:
    """One process."""

    def __init__(self, runtime: Runtime, flavour: Flavour, memory_mib: int) -> None:
        self.memory_mib = memory_mib
        self.listener: int | None = None
        self.socket, theirs = socket.socketpair()
        self.output, write_end = os.pipe()
        config = {
            "program": "plain",
            "search": runtime.search,
            "preload": preload(flavour if runtime.numpy or flavour is not Flavour.NUMPY else Flavour.PLAIN),
            "cpu_s": _FALLBACK_CPU_S,
            "memory_mib": memory_mib,
        }
        drop: dict[str, Any] = {}
        if runtime.user is not None:
            drop = {"user": runtime.user, "group": runtime.user, "extra_groups": []}
        with theirs:
            command = [runtime.executable, "-s", "-S", "-P", "-B", runtime.start, str(theirs.fileno())]
            self._process = subprocess.Popen(
                [*command, json.dumps(config)],
                pass_fds=[theirs.fileno()],
                env=runtime.environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=write_end,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                **drop,
            )
        os.close(write_end)
        self._exit: Exit | None = None

    def wait_ready(self) -> None:
        """Wait until it waits for its job. Raises ZygoteDied."""
        if not wait_readable(self.socket.fileno(), _START_TIMEOUT_S) or self.socket.recv(1) != READY:
            self.close()
            raise ZygoteDied
        self.socket.setblocking(False)

    def cpu_s(self) -> float | None:
        """Only Linux has a clock of another process; elsewhere wall clock and RLIMIT_CPU remain."""
        if sys.platform != "linux" or self._exit is not None:
            return None
        try:
            return time.clock_gettime((~self._process.pid << 3) | 2)
        except OSError:
            return None

    def starved_s(self) -> float:
        return starved_s(self._process.pid) if self._exit is None else 0.0

    def peak_kib(self) -> int:
        return self._exit.peak_kib if self._exit else 0

    def kill(self) -> None:
        # Not Popen.kill: it would take the exit status that ``exit`` asks the kernel for.
        if self._exit is None:
            os.kill(self._process.pid, signal.SIGKILL)

    def exit(self) -> Exit:
        if self._exit is None:
            _, status, usage = os.wait4(self._process.pid, 0)
            self._process.returncode = os.waitstatus_to_exitcode(status)
            scale = 1024 if sys.platform == "darwin" else 1  # macOS counts bytes
            self._exit = Exit(status, usage.ru_maxrss // scale)
        return self._exit

    def close(self) -> None:
        self.kill()
        self.exit()
        self.socket.close()
        os.close(self.output)


class PlainBoxes:
    """Waiting processes of one flavour."""

    resident_kib = 0

    def __init__(self, runtime: Runtime, flavour: Flavour, *, spare: int = 1) -> None:
        self._runtime = runtime.view(flavour)
        self._flavour = flavour
        self._spare = spare
        self._ready: deque[PlainBox] = deque()
        self._memory_mib = 256
        self.identity: dict[str, Any] = {}

    def take(self, memory_mib: int) -> PlainBox:
        """A process that waits for its job. Raises ZygoteDied."""
        self._memory_mib = memory_mib
        while self._ready:
            box = self._ready.popleft()
            if box.memory_mib == memory_mib:
                break
            box.close()
        else:
            box = PlainBox(self._runtime, self._flavour, memory_mib)
        box.wait_ready()
        return box

    def prepare(self) -> None:
        """Nothing arrives by itself here."""

    def refill(self) -> None:
        """Start what the next submission will need."""
        while len(self._ready) < self._spare:
            self._ready.append(PlainBox(self._runtime, self._flavour, self._memory_mib))

    def close(self) -> None:
        """End the waiting processes."""
        while self._ready:
            self._ready.popleft().close()
