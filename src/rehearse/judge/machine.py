"""What this machine offers the judge, asked of the kernel itself and not of files that describe it."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Check", "checks"]

_TIMEOUT_S = 60

_TRY = """
import ctypes, os, sys
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(60000); os.setuid(60000)
libc = ctypes.CDLL(None, use_errno=True)
print(0 if libc.unshare(0x10000000) == 0 else ctypes.get_errno())
"""
"""New user namespace, as the user that boxes run as; in a process of its own, because it cannot be undone."""

_SWITCHES = (
    ("kernel/apparmor_restrict_unprivileged_userns", "1", "AppArmor allows them to listed programs only"),
    ("kernel/unprivileged_userns_clone", "0", "this kernel's switch for ordinary users is off"),
    ("user/max_user_namespaces", "0", "their greatest number is set to 0"),
)
"""Files below /proc/sys, the value that forbids, and what it means."""

_GET_ACTION_AVAIL, _USER_NOTIFICATION = 2, 0x7FC00000


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried."""

    name: str
    ok: bool
    detail: str = ""


def checks() -> Iterator[Check]:
    """What the modes are made of, one by one. Takes about 20 ms; never raises."""
    if sys.platform != "linux":
        yield Check("Linux", False, platform.system())
        return
    from .inside.sandbox import calls, landlock

    yield _namespaces()
    version = landlock.abi()
    yield Check("Landlock", version > 0, f"version {version}" if version else "not in this kernel")
    try:
        machine = calls.machine()
    except OSError as error:
        yield Check("system call table", False, str(error))
    else:
        yield _filter(calls.TABLES[machine]["seccomp"])
        yield Check("system call table", True, machine)
    yield _root()
    yield _speed()


def _namespaces() -> Check:
    name = "user namespaces"
    try:
        command = [sys.executable, "-I", "-S", "-c", _TRY]
        tried = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
        number = int(tried.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return Check(name, False, f"could not be tried: {error}")
    if number == 0:
        return Check(name, True)
    for file, forbidding, meaning in _SWITCHES:
        try:
            if Path("/proc/sys", file).read_text().strip() == forbidding:
                return Check(name, False, f"{meaning} ({file.replace('/', '.')} is {forbidding})")
        except OSError:
            continue
    return Check(name, False, f"the system forbids them ({os.strerror(number)}), as a container's profile does")


def _filter(number: int) -> Check:
    """Whether filters can report a call to the supervisor (Linux 5.0); older ones end the box without a name."""
    from .inside.sandbox.kernel import libc

    answer = libc.syscall(number, _GET_ACTION_AVAIL, 0, struct.pack("=I", _USER_NOTIFICATION))
    if answer == 0:
        return Check("seccomp", True, "reports calls by name")
    return Check("seccomp", False, os.strerror(ctypes.get_errno()))


def _root() -> Check:
    if os.geteuid() != 0:
        return Check("ordinary user", True)
    return Check("ordinary user", True, "started as root: boxes run as the user 60000, on a copy of this Python")


def _speed() -> Check:
    """Forking Python 3.11 touches more pages: half the throughput of 3.12 and newer."""
    fast = sys.version_info >= (3, 12)
    return Check("Python 3.12 or newer", fast, "" if fast else "the judge works at about half the speed on 3.11")
