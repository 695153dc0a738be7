"""Landlock: opens only the files of the Python runtime, and nothing of the network.

It guards what is *opened*; the existence and size of other files can still be asked for with stat (judge.md,
pitfall 12). The mount namespace hides names as well, where it is available.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from .kernel import check, libc

__all__ = ["EXECUTE", "LIST", "READ", "WRITE", "abi", "restrict"]

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same on every machine since Linux 5.13

EXECUTE, WRITE, READ, LIST = 1, 2, 4, 8
"""Rights of the kernel's interface: map as code, write to a file, read a file, list a folder."""

_ALL_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
"""Number of file rights that an interface version handles; 16 from version 5."""


def abi() -> int:
    """The kernel's Landlock version, 0 when there is none. Asked by the call itself: the file that lists security
    modules is missing on kernels where Landlock works."""
    answer: int = libc.syscall(_CREATE, None, 0, 1)
    return max(answer, 0)


def restrict(grants: Iterable[tuple[str, int]]) -> int:
    """Confine this process to ``grants`` (path, rights) for ever; returns the version used.

    Paths that do not exist are left out. Needs no_new_privs. Raises OSError.
    """
    version = abi()
    if version < 1:
        raise OSError("the kernel has no Landlock")
    handled = (1 << _ALL_FILE_RIGHTS.get(version, 16)) - 1
    tcp = 3 if version >= 4 else 0
    scopes = 3 if version >= 6 else 0  # abstract sockets and signals across the fence
    attribute = struct.pack("QQQ", handled, tcp, scopes)[: 8 if version < 4 else 16 if version < 6 else 24]
    ruleset = check(libc.syscall(_CREATE, attribute, len(attribute), 0), "landlock_create_ruleset")
    try:
        for path, rights in grants:
            try:
                descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue
            if not os.path.isdir(path):
                rights &= ~LIST
            try:
                rule = struct.pack("=Qi", rights, descriptor)
                check(libc.syscall(_ADD_RULE, ruleset, 1, rule, 0), f"landlock_add_rule {path}")
            finally:
                os.close(descriptor)
        check(libc.syscall(_RESTRICT, ruleset, 0), "landlock_restrict_self")
    finally:
        os.close(ruleset)
    return version
