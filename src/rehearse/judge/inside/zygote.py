"""The zygote: confines itself once, imports what submissions use, then forks one box per submission.

It never runs foreign code. Requests come on a packet socket whose other end only the supervisor has: ``F`` and the
address space of a box in bytes (u64, 0 for no limit). Answers: ``B`` and the box's number, with three descriptors
(socket, output pipe, pidfd); ``X`` and three numbers (the box's, wait status, KiB peak) when a box has ended.
"""

from __future__ import annotations

import _socket
import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
import traceback
from typing import Any

from .box import Settings, live, rehearse
from .sandbox import calls, kernel, landlock, namespaces, rlimits, seccomp

__all__ = ["main"]

_RIGHTS = struct.Struct("3i")


def _enter_namespaces(config: dict[str, Any], control: socket.socket) -> None:
    """Move into new namespaces; the original process stays outside the pid namespace and only waits."""
    namespaces.enter(config["shown"], config["scratch"])
    child = os.fork()
    if child == 0:
        kernel.die_with_parent(signal.SIGKILL)
        return
    control.close()
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 255)


def _import(names: list[str]) -> None:
    """Import what boxes will use."""
    for name in names:
        importlib.import_module(name)
    numpy = sys.modules.get("numpy")
    if numpy is not None:  # touch what numpy prepares lazily
        numpy.random.default_rng(0)
        numpy.linalg.inv(numpy.eye(3))
        numpy.ones((64, 64)) @ numpy.ones((64, 64))
        numpy.fft.fft(numpy.ones(8))
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        traceback.format_exc()


def _confine(config: dict[str, Any]) -> int:
    """Landlock and capabilities; returns the Landlock version (0 without)."""
    version = 0
    if sys.platform == "linux":
        kernel.no_new_privileges()
    if config["landlock"]:
        version = landlock.restrict([(path, rights) for path, rights in config["readable"]])
    if config["namespaces"]:
        namespaces.drop_capabilities()
    if config["rlimits"]:
        rlimits.zygote()
    return version


def _identity() -> dict[str, Any]:
    """What runs here, for the supervisor's check that no other Python was picked up."""
    numpy = sys.modules.get("numpy")
    return {
        "version": sys.version,
        "os": os.__file__,
        "numpy": None if numpy is None else [numpy.__version__, numpy.__file__],
        "threads": _threads(),
    }


def _threads() -> int:
    """Threads of this process; a fork needs exactly one. 1 when the system does not tell."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1


def main(control_fd: int, config: dict[str, Any]) -> None:
    """Serve boxes until the supervisor closes its end."""
    control = socket.socket(fileno=control_fd)
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    if config["die_with_parent"]:
        kernel.die_with_parent(signal.SIGKILL)
        if os.getppid() != config["parent"]:
            os._exit(0)
    sys.path[:] = config["search"]
    _import(config["preload"])
    identity = _identity()  # before confinement, which hides /proc
    if identity["threads"] != 1:
        raise SystemExit("the zygote has threads; a fork would be unsafe")
    if config["namespaces"]:
        _enter_namespaces(config, control)
    version = _confine(config)
    for _ in range(config["warm"]):
        rehearse()
    template = seccomp.Template(calls.machine()) if config["seccomp"] else None
    threads = None
    if config["namespaces"] and rlimits.own_process_count_is_scoped(os.uname().release):
        threads = rlimits.THREADS + config["own_processes"]
    settings = Settings(template=template, threads=threads, cpu_s=config["cpu_s"], rehearsals=config["rehearsals"])
    settings.is_limited = config["rlimits"]
    gc.collect()
    gc.freeze()
    gc.disable()
    hello = json.dumps({**identity, "landlock": version}).encode()
    own = os.pidfd_open(os.getpid())
    socket.send_fds(control, [hello], [own])
    os.close(own)
    _serve(control, settings)


def _serve(control: socket.socket, settings: Settings) -> None:
    boxes: dict[int, int] = {}
    poll = select.poll()
    poll.register(control, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == control.fileno():
                request = control.recv(16)
                if not request:
                    os._exit(0)
                pidfd, process_id = _fork(control, settings, struct.unpack("<Q", request[1:])[0] or None)
                boxes[pidfd] = process_id
                poll.register(pidfd, select.POLLIN)
            else:
                process_id = boxes.pop(descriptor)
                poll.unregister(descriptor)
                os.close(descriptor)
                _, status, usage = os.wait4(process_id, 0)
                try:
                    control.send(b"X%d %d %d" % (process_id, status, usage.ru_maxrss))
                except OSError:
                    os._exit(0)


def _fork(control: socket.socket, settings: Settings, address_space: int | None) -> tuple[int, int]:
    ours, theirs = _socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM, 0)  # the plain type: less to make per box
    read_end, write_end = os.pipe()
    process_id = os.fork()
    if process_id == 0:
        try:
            live(theirs.detach(), write_end, settings, address_space)
        except BaseException:
            os.write(2, traceback.format_exc()[-2000:].encode(errors="replace"))
        finally:
            os._exit(99)
    theirs.close()
    os.close(write_end)
    pidfd = os.pidfd_open(process_id)
    rights = _RIGHTS.pack(ours.fileno(), read_end, pidfd)
    control.sendmsg([b"B%d" % process_id], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
    ours.close()
    os.close(read_end)
    return pidfd, process_id
