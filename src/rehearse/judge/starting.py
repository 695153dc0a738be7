"""Start and stop the daemon as a child."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .client import Client
from .errors import JudgeUnavailable

__all__ = ["DaemonHandle", "start_daemon"]

SOCKET_BYTES = 103
"""Bytes that a socket's path may have: 107 on Linux, 103 on macOS."""

_START_S = 120.0
"""A daemon that cannot start ends at once and says why; this long waits only who has a very busy machine."""


@dataclass(frozen=True, slots=True)
class DaemonHandle:
    """A running daemon; it also ends when this process ends, however it ends."""

    process: subprocess.Popen[bytes]
    socket: Path

    def client(self) -> Client:
        """A client of this daemon."""
        return Client(self.socket)

    def stop(self, timeout_s: float = 5.0) -> None:
        """End the daemon with everything below it; safe to call twice."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout_s)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        _remove_abandoned(self.socket)


def _remove_abandoned(path: Path) -> None:
    """Remove a socket that a killed daemon left. Where one answers, it is the next daemon's."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
        channel.setblocking(False)
        try:
            channel.connect(str(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
        except OSError:  # there is none, or the daemon behind it is busy
            pass


def start_daemon(
    bank: Path | None, runtime: Path, *, cache: Path | None = None, workers: int | None = None
) -> DaemonHandle:
    """Start a daemon with its socket in ``runtime`` (a short path, mode 0700) and wait until it accepts requests.

    Workers start meanwhile; requests wait for them. ``cache`` holds computed suites and judgements (default: inside
    ``runtime``). Raises JudgeUnavailable.
    """
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = runtime / "judge.sock"
    if len(os.fsencode(path)) > SOCKET_BYTES:
        raise JudgeUnavailable(
            f"{path}: a socket's path may have {SOCKET_BYTES} bytes. Choose a shorter runtime folder, "
            f"for example under {tempfile.gettempdir()}."
        )
    command = [sys.executable, "-m", "rehearse.judge.daemon", "--socket", str(path), "--parent-pid", str(os.getpid())]
    command += ["--cache", str((cache or runtime / "cache") / "judge")]
    if bank is not None:
        command += ["--bank", str(bank)]
    if workers is not None:
        command += ["--workers", str(workers)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    handle = DaemonHandle(process, path)
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            if handle.client().status().pid == process.pid:
                return handle
        except JudgeUnavailable:
            time.sleep(0.02)
    handle.stop()
    raise JudgeUnavailable(f"The judge's daemon did not start at {path}. Its own output says why.")
