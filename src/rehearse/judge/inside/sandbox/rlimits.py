"""Resource limits of zygote and box. Hard limits only go down; seccomp then forbids setting any."""

from __future__ import annotations

import os
import resource
import sys

__all__ = ["DESCRIPTORS", "STACK", "THREADS", "box", "own_process_count_is_scoped", "raise_stack", "zygote"]

STACK = 256 << 20
"""Bytes of stack for the main thread; deep recursion in C functions needs it."""

DESCRIPTORS = 32
THREADS = 16


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))


def raise_stack(arguments: list[str]) -> None:
    """Start this program again with a large stack: the kernel lays out memory for it at exec, not later."""
    soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = STACK if hard == resource.RLIM_INFINITY else min(STACK, hard)
    if soft == wanted or (sys.platform == "darwin" and soft != resource.RLIM_INFINITY):
        return
    resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
    os.execv(sys.executable, arguments)


def zygote() -> None:
    """What no submission ever needs: core files, written files, locked memory, message queues."""
    for name in ("CORE", "FSIZE", "MEMLOCK", "MSGQUEUE"):
        kind = getattr(resource, "RLIMIT_" + name, None)
        if kind is not None:
            _lower(kind, 0)


def own_process_count_is_scoped(release: str) -> bool:
    """Whether this kernel counts RLIMIT_NPROC inside a user namespace (Linux 5.14) and not over a whole desktop."""
    major, minor = (int("".join(filter(str.isdigit, part)) or 0) for part in (*release.split("."), "0")[:2])
    return (major, minor) >= (5, 14)


def box(*, address_space: int | None, cpu_s: int, threads: int | None) -> None:
    """Last limits of a box, before any foreign code.

    ``address_space`` is in bytes, the zygote's own part included; ``cpu_s`` is only the fallback behind the
    supervisor's clock; ``threads`` counts all processes and threads of the user namespace.
    """
    if address_space is not None:
        _lower(resource.RLIMIT_AS, address_space)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or hard > cpu_s:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 1))
    if threads is not None:
        _lower(resource.RLIMIT_NPROC, threads)
    _lower(resource.RLIMIT_NOFILE, DESCRIPTORS)
