"""The box: one process, one submission, never used again.

It knows inputs only. What it says about itself can make it fail, never pass: expected values, clocks and comparison
are the supervisor's.
"""

from __future__ import annotations

import _thread
import gc
import io
import linecache
import os
import random
import signal
import socket
import struct
import sys
import traceback
import types
from collections.abc import Callable
from typing import Any, NoReturn

import msgpack

from . import frames
from .codec import RefusedError, decode, encode
from .sandbox import kernel, rlimits, seccomp

__all__ = ["Settings", "live", "rehearse"]

FILE = "solution.py"
RECURSION = 20_000
THREAD_STACK = 1 << 20
"""Else each thread would reserve the main thread's whole stack limit of address space."""

_TEXT, _TRACEBACK = 2_000, 3_000
_RESERVE = 1 << 20
_RIGHTS = struct.Struct("i")

_REHEARSAL = """
from typing import List
import math
class Solution:
    def two(self, nums: List[int], t: int) -> List[int]:
        d = {}
        for i, x in enumerate(nums):
            if t - x in d: return [d[t - x], i]
            d[x] = i
        return sorted([f"{k}:{v}" for k, v in d.items()], key=lambda s: (len(s), s))
def f(*a): return Solution().two(*a)
"""

_REHEARSED_JOB = encode({"source": _REHEARSAL, "function": "f", "cases": [encode([[1, 2, 3, 4], 7]), encode([[1], 9])]})

_BRIEF_JOB = encode(
    {"source": "def f(a, b):\n    return [a + i for i in range(b)]\n", "function": "f", "cases": [encode([1, 2])]}
)
"""What every program does, for the box itself while it waits: a class or an import would be wasted on most."""


def _printing() -> io.TextIOWrapper:
    """Text to descriptor 1. Made over a pipe, as it will be in a box: the stream asks once whether it can seek."""
    kept, (read_end, write_end) = os.dup(1), os.pipe()
    os.dup2(write_end, 1)
    stream = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", "replace")
    os.dup2(kept, 1)
    for descriptor in (kept, read_end, write_end):
        os.close(descriptor)
    return stream


class Settings:
    """How the zygote makes its boxes."""

    __slots__ = ("cpu_s", "filter", "is_limited", "parent", "rehearsals", "stdin", "stdout", "threads")

    def __init__(self, *, template: seccomp.Template | None, threads: int | None, cpu_s: int, rehearsals: int) -> None:
        self.filter = template
        """None: no system call filter (own-code-only)."""
        self.threads = threads
        self.cpu_s = cpu_s
        """Seconds of the fallback RLIMIT_CPU; above every submission's own limit."""
        self.rehearsals = rehearsals
        self.is_limited = True
        """False only in the tests that show what limits are for."""
        self.parent = os.getpid()
        self.stdout = _printing()
        """What the submission prints goes to the pipe of its box, whatever descriptor 1 is now."""
        self.stdin = io.StringIO("")
        """There is nothing to read."""


def _read(channel: int, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = os.read(channel, min(length - len(parts), 1 << 20))
        if not part:
            os._exit(0)  # the supervisor does not need this box any more
        parts += part
    return bytes(parts)


def _write(channel: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(channel, view) :]


def _send(channel: int, kind: int, case: int, body: bytes = b"") -> None:
    _write(channel, frames.HEADER.pack(kind, case, len(body)) + body)


def _report(error: BaseException) -> bytes:
    """[type, text, line, traceback] of an exception, safe against exceptions that raise when looked at."""
    name = "MemoryError" if isinstance(error, MemoryError) else str(type.__getattribute__(type(error), "__name__"))
    try:
        text = str(error)
    except BaseException:
        text = ""
    line = 0
    if isinstance(error, SyntaxError) and error.filename == FILE:
        line = error.lineno or 0
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == FILE:
            line = step.tb_lineno
        step = step.tb_next
    try:
        shown = "".join(traceback.format_exception(type(error), error, error.__traceback__, limit=-6))
    except BaseException:
        shown = ""
    fields = [name[:80], text[:_TEXT], int(line), shown[-_TRACEBACK:]]
    packed: bytes = msgpack.packb(fields, unicode_errors="replace")
    return packed


def _rest() -> NoReturn:
    """Wait for the supervisor's SIGKILL: it still reads this process's clock, and nothing of the submission (exit
    handlers, finalisers, threads) is meant to run after the last frame."""
    os.read(3, 1)
    os._exit(0)


def _load(source: str) -> tuple[types.CodeType, types.ModuleType]:
    code = compile(source, FILE, "exec", dont_inherit=True)
    return code, types.ModuleType("solution")


def _entry(module: types.ModuleType, name: str) -> Callable[..., Any] | None:
    """The function of that name, or the method of a class ``Solution``."""
    found = module.__dict__.get(name)
    if found is None and "Solution" in module.__dict__:
        found = getattr(module.__dict__["Solution"](), name, None)
    return found


def rehearse(*, is_brief: bool = False) -> None:
    """Walk the box's own path on a constant program, so that caches, specialised bytecode and pages are warm."""
    job = decode(_BRIEF_JOB if is_brief else _REHEARSED_JOB)
    code, module = _load(job["source"])
    linecache.cache[FILE] = (len(job["source"]), None, job["source"].splitlines(keepends=True), FILE)
    sys.modules["solution"] = module
    exec(code, module.__dict__)  # noqa: S102 - our own constant program
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8", "replace")
    for packed in job["cases"]:
        body = encode(module.f(*decode(packed)))
        stream.flush()
        frames.HEADER.pack(frames.RESULT, 0, len(body)) + body
    del linecache.cache[FILE], sys.modules["solution"]
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        values = numpy.array([1.0, 2.0, 3.0])
        values = numpy.exp(values - numpy.max(values))
        encode([values / values.sum(), (values @ values).tolist(), values.tolist(), numpy.zeros((2, 2)).sum(axis=0)])


def _fence(channel: socket.socket, settings: Settings, address_space: int | None) -> None:
    """The last fences, and READY with the listener that reports hostile calls to the supervisor."""
    template = settings.filter
    if template is None:
        channel.sendall(frames.READY)
        _limit(settings, address_space)
        return
    process_id = os.getpid()
    try:
        code = template.notifying.for_process(process_id)
        listener = seccomp.install(kernel.libc, template.number, code, listener=True)
    except OSError:
        # A surrounding container listens already: hostile calls then end the box without a name.
        code = template.killing.for_process(process_id)
        seccomp.install(kernel.libc, template.number, code, listener=False)
        channel.sendall(frames.READY)
    else:
        rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, _RIGHTS.pack(listener))
        channel.sendmsg([frames.READY], [rights])
        os.close(listener)
    # After sending: descriptors on their way count against this limit over all processes of a user.
    _limit(settings, address_space)
    seccomp.install(kernel.libc, template.number, template.seal, listener=False)


def _limit(settings: Settings, address_space: int | None) -> None:
    if settings.is_limited:
        rlimits.box(address_space=address_space, cpu_s=settings.cpu_s, threads=settings.threads)


def live(channel_fd: int, output_fd: int, settings: Settings, address_space: int | None) -> None:
    """The whole life of a box, in the child of the zygote. Ends the process."""
    if sys.platform == "linux":
        kernel.die_with_parent(signal.SIGKILL)
        if os.getppid() != settings.parent:
            os._exit(0)
    os.dup2(output_fd, 1)
    os.dup2(output_fd, 2)
    os.dup2(channel_fd, 3)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.closerange(4, 1 << 20)  # far beyond 64: the number of an inherited socket is not known
    _thread.stack_size(THREAD_STACK)
    channel = socket.socket(fileno=3)
    _fence(channel, settings, address_space)
    channel.detach()
    sys.stdout = sys.stderr = settings.stdout
    sys.stdin = settings.stdin
    sys.setrecursionlimit(RECURSION)
    for _ in range(settings.rehearsals):
        rehearse(is_brief=True)
    _run(decode(_read(3, frames.LENGTH.unpack(_read(3, 4))[0])))


def _run(job: dict[str, Any]) -> None:
    """Compile, execute, call once per case; one frame each."""
    first: int = job["first"]
    reserve = bytes(_RESERVE)  # untouched address space, given back when a report of MemoryError must be written
    try:
        code, module = _load(job["source"])
    except BaseException as error:
        del reserve
        _send(3, frames.COMPILE_ERROR, first, _report(error))
        _rest()
    linecache.cache[FILE] = (len(job["source"]), None, job["source"].splitlines(keepends=True), FILE)
    sys.modules["solution"] = module
    _send(3, frames.COMPILED, first)
    gc.enable()
    try:
        exec(code, module.__dict__)  # noqa: S102 - what a box is for
        function = _entry(module, job["function"])
    except BaseException as error:
        del reserve
        _send(3, frames.IMPORT_ERROR, first, _report(error))
        _rest()
    if function is None:
        _send(3, frames.UNKNOWN_NAME, first)
        _rest()
    for case, packed in enumerate(job["cases"], first):
        if job["seeded"]:
            _seed(case)
        try:
            body, kind = encode(function(*decode(packed))), frames.RESULT
        except RefusedError as refusal:
            kind, body = frames.REFUSED, msgpack.packb([str(part) for part in refusal.args[:2]])
        except BaseException as error:
            reserve = b""
            kind, body = frames.EXCEPTION, _report(error)
            del error
        try:
            sys.stdout.flush()
        except BaseException:  # noqa: S110 - a closed or replaced stdout is the submission's own affair
            pass
        _send(3, kind, case, body)
    del reserve
    _rest()


def _seed(case: int) -> None:
    """The same random numbers for a case wherever it runs."""
    random.seed(case)
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed(case)
