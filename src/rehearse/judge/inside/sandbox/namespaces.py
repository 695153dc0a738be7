"""Namespaces, the mount view and capabilities: the strongest layer, without any privilege of the host.

After ``enter`` the process sees a read-only root that holds the Python runtime and /dev/null, no network but an
unconfigured loopback, no other processes, and has no capability.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence

from .kernel import check, libc, prctl

__all__ = ["drop_capabilities", "enter"]

_NS = {"mount": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000}
_NS |= {"user": 0x10000000, "pid": 0x20000000, "net": 0x40000000}

_RDONLY, _NOSUID, _NODEV, _NOEXEC, _REMOUNT, _BIND, _REC, _PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
_DETACH = 2
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_INSIDE_ID = 1000


def _mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    answer = libc.mount(
        source.encode() if source else None, target.encode(), kind.encode() if kind else None, flags,
        data.encode() if data else None,
    )  # fmt: skip
    check(answer, f"mount {target}")


def _pivot(new: str, old: str) -> None:
    check(libc.syscall(_PIVOT_ROOT[os.uname().machine], new.encode(), old.encode()), "pivot_root")
    os.chdir("/")


def _write(name: str, text: str, me: int) -> None:
    descriptor = os.open(name, os.O_WRONLY, dir_fd=me)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def _become_nobody(me: int, user: int, group: int) -> None:
    _write("setgroups", "deny", me)
    _write("uid_map", f"{_INSIDE_ID} {user} 1", me)
    _write("gid_map", f"{_INSIDE_ID} {group} 1", me)


def _bind(old: str, new: str, path: str) -> None:
    """Show one path of the old root, read-only, under the same name."""
    source, target = old + path, new + path
    if not os.path.lexists(source) or os.path.lexists(target):
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(source):
        os.symlink(os.readlink(source), target)
        return
    if os.path.isdir(source):
        os.mkdir(target)
    else:
        with open(target, "x"):
            pass
    _mount(source, target, None, _BIND | _REC)
    kept = os.statvfs(target).f_flag & (_NOSUID | _NODEV | _NOEXEC)  # locked flags must stay
    device = 0 if path.startswith("/dev/") else _NODEV
    _mount(None, target, None, _BIND | _REMOUNT | _RDONLY | _NOSUID | device | kept)


def enter(shown: Sequence[str], scratch: str) -> None:
    """Leave the host: new namespaces and a root that holds only ``shown`` paths.

    ``scratch`` is any folder; it is covered inside this mount namespace only. The caller must fork afterwards to be
    inside the new pid namespace. Raises OSError, e.g. EPERM where the system forbids user namespaces.
    """
    user, group = os.geteuid(), os.getegid()
    flags = 0
    for flag in _NS.values():
        flags |= flag
    check(libc.unshare(flags), "unshare")
    me = os.open("/proc/self", os.O_PATH | os.O_CLOEXEC)
    _become_nobody(me, user, group)
    os.close(me)
    _mount(None, "/", None, _REC | _PRIVATE)
    _mount("tmpfs", scratch, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    os.mkdir(scratch + "/new")
    os.mkdir(scratch + "/old")
    _pivot(scratch, scratch + "/old")
    _mount("tmpfs", "/new", "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    for path in shown:
        _bind("/old", "/new", path)
    check(libc.umount2(b"/old", _DETACH), "umount the old root")
    os.mkdir("/new/.old")
    _pivot("/new", "/new/.old")
    check(libc.umount2(b"/.old", _DETACH), "umount the scratch root")
    os.rmdir("/.old")
    _mount(None, "/", None, _REMOUNT | _RDONLY | _NOSUID | _NODEV, "size=1m,mode=755")
    check(libc.sethostname(b"box", 3), "sethostname")


def drop_capabilities() -> None:
    """Give up every capability, also those a program file could bring back."""
    capability = 0
    while capability < 64:
        try:
            prctl(24, capability)  # PR_CAPBSET_DROP; the first unknown number ends the list
        except OSError:
            break
        capability += 1
    check(libc.capset(struct.pack("Ii", 0x20080522, 0), bytes(24)), "capset")
