"""The supervisor's handle of one zygote and its waiting boxes."""

from __future__ import annotations

import json
import os
import resource
import socket
import struct
import subprocess
import sys
import threading
from collections import deque
from typing import Any

from .boxes import Exit, ForkedBox, host_pid, wait_readable
from .errors import JudgeError, ZygoteDied
from .inside.frames import READY
from .languages.python import Flavour, preload
from .mode import Mode
from .runtime import Runtime

__all__ = ["FALLBACK_CPU_S", "FENCES", "Zygote"]

FENCES = frozenset({"namespaces", "landlock", "seccomp", "rlimits"})
"""Mechanisms of the kernel that a zygote puts up for its boxes."""

FALLBACK_CPU_S = 61
"""RLIMIT_CPU of a box in seconds: behind every limit that ``Limits`` accepts."""

_START_TIMEOUT_S = 60.0
_BOX_TIMEOUT_S = 30.0
_SCRATCH = ("/tmp", "/var/tmp", "/usr")  # noqa: S108 - only covered, never written
_PAGE = resource.getpagesize()
_REPORT = 4096
_ONE, _THREE = socket.CMSG_SPACE(4), socket.CMSG_SPACE(12)
"""Room for one and three descriptors."""
_WAIT = int(socket.MSG_CMSG_CLOEXEC)  # plain integers: an enum's | costs 7 us
_NO_WAIT = int(socket.MSG_CMSG_CLOEXEC | socket.MSG_DONTWAIT)


class Zygote:
    """One template process; forks boxes on request."""

    def __init__(
        self,
        runtime: Runtime,
        flavour: Flavour,
        mode: Mode,
        *,
        spare: int = 2,
        interactive: bool = True,
        without: frozenset[str] = frozenset(),
    ):
        """``spare`` boxes always wait. ``interactive`` boxes rehearse while they wait: less latency, 20 % less
        throughput. ``without`` names of ``FENCES`` that are left off: only tests pass it, to show what each fence is
        for; no setting reaches it. Raises JudgeError when it does not start."""
        self.flavour = flavour
        self._spare = spare
        self._ready: deque[ForkedBox] = deque()
        self._asked: deque[int] = deque()
        self._exits: dict[int, Exit] = {}
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._control = ours
            runtime = runtime.view(flavour)
            config = {**self._config(runtime, mode, interactive), **dict.fromkeys(without & FENCES, False)}
            command = [runtime.executable, "-s", "-S", "-P", "-B", runtime.start, str(theirs.fileno())]
            drop: dict[str, Any] = {}
            if runtime.user is not None:
                drop = {"user": runtime.user, "group": runtime.user, "extra_groups": []}
            self.process = subprocess.Popen(
                [*command, json.dumps(config)],
                pass_fds=[theirs.fileno()],
                env=runtime.environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C is for the supervisor; zygotes end with it
                **drop,
            )
        try:
            self.identity = self._hello()
            runtime.check(self.identity)
            self._base = self._address_space()
            self._last_memory = 256
            self.refill()
        except BaseException:
            self.close()
            raise

    def _config(self, runtime: Runtime, mode: Mode, interactive: bool) -> dict[str, Any]:
        main = threading.current_thread() is threading.main_thread()
        return {
            "search": runtime.search,
            "shown": runtime.shown,
            "readable": runtime.readable,
            "scratch": next(folder for folder in _SCRATCH if os.path.isdir(folder)),
            "preload": preload(self.flavour if runtime.numpy or self.flavour is not Flavour.NUMPY else Flavour.PLAIN),
            "namespaces": mode is Mode.CERTIFIED,
            "landlock": mode in (Mode.CERTIFIED, Mode.CONFINED),
            "seccomp": mode in (Mode.CERTIFIED, Mode.CONFINED),
            "rlimits": True,
            # The kernel signals when the *thread* that started a process ends: right for the main thread only.
            "die_with_parent": main and sys.platform == "linux",
            "parent": os.getpid(),
            "warm": 8,
            "rehearsals": int(interactive),
            "cpu_s": FALLBACK_CPU_S,
            "own_processes": self._spare + 3,
        }  # fmt: skip

    def _hello(self) -> dict[str, Any]:
        if not wait_readable(self._control.fileno(), _START_TIMEOUT_S):
            raise JudgeError(f"the judge's template process did not start in {_START_TIMEOUT_S:.0f} s. Try again.")
        data, descriptors = self._receive()
        if not data:
            self.process.kill()
            errors = self.process.stderr.read().decode("utf-8", "replace")[-600:] if self.process.stderr else ""
            raise JudgeError(f"the judge's template process did not start: {errors.strip() or 'it said nothing'}")
        (own,) = descriptors
        self._pid = host_pid(own)
        os.close(own)
        identity: dict[str, Any] = json.loads(data)
        return identity

    def _address_space(self) -> int:
        """Bytes of the zygote's own address space, on top of which a submission gets its memory."""
        with open(f"/proc/{self._pid}/statm") as file:
            return int(file.read().split()[0]) * _PAGE

    @property
    def resident_kib(self) -> int:
        """KiB of memory that the zygote has in use, and its boxes share."""
        with open(f"/proc/{self._pid}/statm") as file:
            return int(file.read().split()[1]) * _PAGE // 1024

    def _receive(self, *, block: bool = True) -> tuple[bytes, tuple[int, ...]]:
        # Not socket.recv_fds: it ignores its flags (judge.md, pitfall 1).
        try:
            data, ancillary, _, _ = self._control.recvmsg(_REPORT, _THREE, _WAIT if block else _NO_WAIT)
        except ConnectionError:
            return b"", ()
        descriptors: tuple[int, ...] = ()
        for level, kind, payload in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                descriptors = struct.unpack(f"{len(payload) // 4}i", payload)
        return data, descriptors

    def _pump(self, *, block: bool) -> bool:
        """Take one message of the zygote; False when none waits."""
        try:
            data, descriptors = self._receive(block=block)
        except BlockingIOError:
            return False
        if not data:
            raise ZygoteDied
        if data[:1] == b"B":
            channel, output, pidfd = descriptors
            box = ForkedBox(self, int(data[1:]), (channel, output, pidfd), self._asked.popleft())
            self._ready.append(box)
        else:
            number, status, peak = map(int, data[1:].split())
            self._exits[number] = Exit(status, peak)
        return True

    def _ask(self, address_space: int) -> None:
        try:
            self._control.send(b"F" + struct.pack("<Q", address_space))
        except OSError:
            raise ZygoteDied from None
        self._asked.append(address_space)

    def take(self, memory_mib: int) -> ForkedBox:
        """A box with all its fences up and this much memory. Raises ZygoteDied."""
        self._last_memory = memory_mib
        wanted = self._base + (memory_mib << 20)
        if not self._ready:
            self.prepare()
        unfit = [box for box in self._ready if box.address_space != wanted]
        for box in unfit:
            self._ready.remove(box)
            box.close()
        while not self._ready:
            if wanted not in self._asked:
                self._ask(wanted)
            if not wait_readable(self._control.fileno(), _BOX_TIMEOUT_S):
                raise ZygoteDied
            self._pump(block=True)
            if self._ready and self._ready[-1].address_space != wanted:
                self._ready.pop().close()
        box = self._ready.popleft()
        if not box.is_fenced:
            if not wait_readable(box.socket.fileno(), _BOX_TIMEOUT_S):
                box.close()
                raise ZygoteDied
            self._note_fences(box)
        if not box.is_fenced:
            box.close()
            raise ZygoteDied
        return box

    def _note_fences(self, box: ForkedBox) -> None:
        """Read a box's READY and its listener, when they are there."""
        try:
            data, ancillary, _, _ = box.socket.recvmsg(1, _ONE, _NO_WAIT)
        except OSError:
            return
        if data == READY:
            for _, _, payload in ancillary:
                (box.listener,) = struct.unpack("i", payload)
            box.socket.setblocking(False)
            box.is_fenced = True

    def prepare(self) -> None:
        """Receive boxes that have arrived and note what they say. Done while another box runs, so that a submission
        does not wait for it."""
        while self._pump(block=False):
            pass
        for box in self._ready:
            if not box.is_fenced:
                self._note_fences(box)

    def refill(self) -> None:
        """Ask for spare boxes. Called after an answer, not while a box runs: a fork competes with it."""
        if len(self._exits) > 256:  # of boxes nobody asks for any more
            self._exits.clear()
        while len(self._ready) + len(self._asked) < self._spare:
            self._ask(self._base + (self._last_memory << 20))

    def exit_of(self, number: int) -> Exit:
        while number not in self._exits:
            if not wait_readable(self._control.fileno(), _BOX_TIMEOUT_S):
                raise ZygoteDied
            self._pump(block=True)
        return self._exits.pop(number)

    def close(self) -> None:
        """End the zygote and its boxes; waits for the end of the process we started."""
        for box in self._ready:
            box.close()
        self._ready.clear()
        self._control.close()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()
