"""The system call filter of a box: what is allowed, what fails politely, what ends the box by name.

A classic BPF program over ``struct seccomp_data``. Every box installs it once, on top of nothing; hostile calls go
to the supervisor by user notification, so that the verdict can name the call on the kernel's word. A notified call
is never answered: the box is killed while it waits. The program is built once in the zygote, only the box's own
process id is patched in afterwards (building it in Python costs about 1 ms).
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable

from .calls import AUDIT_ARCH, LAST, TABLES

__all__ = ["ALLOWED", "HOSTILE", "SEAL", "Template", "install", "program", "seal"]

LOAD, JUMP, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x05, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, NOTIFY = 0x7FFF0000, 0x80000000, 0x7FC00000
X32 = 0x40000000
PID_MARK = 0x7A7B7C7D
"""Stands for the box's process id until it is patched in; above any real process id (limit 2**22)."""

_NUMBER = struct.Struct("=I")

Instruction = tuple[int, int, int, int]
"""Code, constant, jump if true, jump if false."""

ALLOWED = frozenset(
    """
    read write readv writev close stat fstat lstat newfstatat statx lseek pread64 mmap munmap mprotect mremap
    madvise brk access faccessat faccessat2 getdents getdents64 readlink readlinkat getcwd chdir fchdir umask dup
    dup2 dup3 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait epoll_pwait2
    eventfd eventfd2 pipe pipe2 recvfrom rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend
    rt_sigtimedwait sigaltstack nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times
    getrusage getrlimit sysinfo uname getpid getppid gettid getuid getgid geteuid getegid getresuid getresgid
    getgroups getsid getpgrp getpgid futex futex_waitv set_robust_list get_robust_list rseq membarrier getcpu
    sched_yield sched_getaffinity getrandom set_tid_address restart_syscall close_range exit exit_group
    """.split()  # noqa: SIM905 - a table reads better as words
)
"""Calls that honest programs need and that reach nothing outside the box."""

HOSTILE = frozenset(
    """
    socket connect bind listen accept accept4 recvmsg sendmmsg recvmmsg fork vfork execve execveat tkill
    rt_sigqueueinfo rt_tgsigqueueinfo ptrace process_vm_readv process_vm_writev process_madvise process_mrelease
    kcmp setns unshare mount umount2 pivot_root chroot fsopen fsconfig fsmount fspick move_mount open_tree
    mount_setattr bpf capset add_key request_key keyctl perf_event_open userfaultfd io_uring_setup io_uring_enter
    io_uring_register open_by_handle_at name_to_handle_at pidfd_open pidfd_getfd pidfd_send_signal init_module
    finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff setrlimit setsid setpgid
    landlock_create_ruleset landlock_add_rule landlock_restrict_self
    """.split()  # noqa: SIM905 - a table reads better as words
)
"""Calls without an honest use in a submission: the box ends, the verdict is SV and names the call."""

SEAL = ("sendmsg", "seccomp", "prlimit64")
"""Calls that the box itself needs after the filter is up: to hand over its listener, then to set its last limits.
``seal`` takes them away before any foreign code."""


def _fails(number: int) -> int:
    return 0x00050000 | number


def _low(argument: int) -> Instruction:
    return (LOAD, 16 + 8 * argument, 0, 0)


def _high(argument: int) -> Instruction:
    return (LOAD, 20 + 8 * argument, 0, 0)


def _one_of(argument: int, values: Iterable[int], otherwise: int) -> list[Instruction]:
    """Allow when the low word of an argument is one of a few values."""
    wanted = list(values)
    tests = [(EQUAL, value, len(wanted) - place, 0) for place, value in enumerate(wanted)]
    return [_low(argument), *tests, (RETURN, otherwise, 0, 0), (RETURN, ALLOW, 0, 0)]


def _no_bits(argument: int, bits: int, otherwise: int) -> list[Instruction]:
    return [_low(argument), (ANY_BIT, bits, 0, 1), (RETURN, otherwise, 0, 0), (RETURN, ALLOW, 0, 0)]


def _null(argument: int, otherwise: int) -> list[Instruction]:
    """Allow when a whole 64-bit argument is zero."""
    return [
        _low(argument),
        (EQUAL, 0, 0, 2),
        _high(argument),
        (EQUAL, 0, 1, 0),
        (RETURN, otherwise, 0, 0),
        (RETURN, ALLOW, 0, 0),
    ]


def _fcntl() -> list[Instruction]:
    """Duplicate and flags only. F_SETOWN and F_SETSIG would send signals without ``kill`` (judge.md, pitfall 6)."""
    f_dupfd, f_getfd, f_setfd, f_getfl, f_setfl, f_dupfd_cloexec, o_async = 0, 1, 2, 3, 4, 1030, 0x2000
    return [
        _low(1),
        (EQUAL, f_setfl, 6, 0),
        (EQUAL, f_dupfd, 7, 0),
        (EQUAL, f_getfd, 6, 0),
        (EQUAL, f_setfd, 5, 0),
        (EQUAL, f_getfl, 4, 0),
        (EQUAL, f_dupfd_cloexec, 3, 0),
        (RETURN, _fails(errno.EPERM), 0, 0),
        _low(2),
        (ANY_BIT, o_async, 2, 0),
        (RETURN, ALLOW, 0, 0),
        (RETURN, ALLOW, 0, 0),
        (RETURN, _fails(errno.EPERM), 0, 0),
    ]


def _clone(hostile: int) -> list[Instruction]:
    """Threads only, and no new namespaces with them."""
    thread, namespaces = 0x00010000, 0x7E020000 | 0x80
    return [
        _low(0),
        (ANY_BIT, namespaces, 1, 0),
        (ANY_BIT, thread, 1, 0),
        (RETURN, hostile, 0, 0),
        (RETURN, ALLOW, 0, 0),
    ]


def _rules(hostile: int) -> dict[str, list[Instruction]]:
    """Calls whose arguments decide."""
    write_flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    tcgets, fionbio, fioclex = 0x5401, 0x5421, 0x5451
    pr_set_name, pr_get_name = 15, 16
    always = {
        "clone3": _fails(errno.ENOSYS),  # its flags lie in memory, where a filter cannot look; glibc falls back
        "openat2": _fails(errno.ENOSYS),
        "wait4": _fails(errno.ECHILD),
        "waitid": _fails(errno.ECHILD),
    }
    return {
        **{name: [(RETURN, answer, 0, 0)] for name, answer in always.items()},
        **{name: [(RETURN, hostile, 0, 0)] for name in HOSTILE},
        **{name: [(RETURN, ALLOW, 0, 0)] for name in (*ALLOWED, *SEAL)},
        "open": _no_bits(1, write_flags, _fails(errno.EROFS)),
        "openat": _no_bits(2, write_flags, _fails(errno.EROFS)),
        "ioctl": _one_of(1, (tcgets, fionbio, fioclex), _fails(errno.ENOTTY)),
        "socketpair": _one_of(0, (1,), hostile),  # AF_UNIX; asyncio needs a pair
        "sendto": _null(4, hostile),  # without an address it is a plain send on a pair
        "prctl": _one_of(0, (pr_set_name, pr_get_name), hostile),
        "kill": _one_of(0, (PID_MARK,), hostile),
        "tgkill": _one_of(0, (PID_MARK,), hostile),
        "fcntl": _fcntl(),
        "clone": _clone(hostile),
    }


def _search(rules: list[tuple[int, list[Instruction]]]) -> list[Instruction]:
    """Binary search over the first number of each rule: ten comparisons instead of two hundred."""
    if len(rules) == 1:
        return rules[0][1]
    middle = len(rules) // 2
    low, high = _search(rules[:middle]), _search(rules[middle:])
    # A conditional jump reaches 255 instructions, an unconditional one any distance.
    return [(AT_LEAST, rules[middle][0], 0, 1), (JUMP, len(low), 0, 0), *low, *high]


def program(machine: str, hostile: int = NOTIFY) -> list[Instruction]:
    """The whole filter of a box as instructions, with ``PID_MARK`` for its process id."""
    table, rules = TABLES[machine], _rules(hostile)
    default = [(RETURN, _fails(errno.EPERM), 0, 0)]
    by_number = {table[name]: body for name, body in rules.items() if name in table}
    ranges: list[tuple[int, list[Instruction]]] = []
    for number in range(LAST + 1):
        body = by_number.get(number, default)
        if not ranges or ranges[-1][1] != body:
            ranges.append((number, body))
    # Loading an argument destroys the number, so each body returns and never falls through.
    ranges.append((LAST + 1, [(RETURN, _fails(errno.ENOSYS), 0, 0)]))
    ranges.append((X32, [(RETURN, KILL, 0, 0)]))
    head = [(LOAD, 4, 0, 0), (EQUAL, AUDIT_ARCH[machine], 1, 0), (RETURN, KILL, 0, 0), (LOAD, 0, 0, 0)]
    return [*head, *_search(ranges)]


def seal(machine: str) -> list[Instruction]:
    """The small second filter: ends the box on the calls it needed for itself; limits can still be read."""
    table = TABLES[machine]
    reading = _null(2, _fails(errno.EPERM))
    return [
        (LOAD, 0, 0, 0),
        (EQUAL, table["prlimit64"], 0, len(reading)),
        *reading,
        (EQUAL, table["sendmsg"], 2, 0),
        (EQUAL, table["seccomp"], 1, 0),
        (RETURN, ALLOW, 0, 0),
        (RETURN, KILL, 0, 0),
    ]


def assemble(instructions: Iterable[Instruction]) -> bytes:
    """Machine form: ``struct sock_filter`` after ``struct sock_filter``."""
    return b"".join(struct.pack("=HBBI", code, yes, no, constant) for code, constant, yes, no in instructions)


class Filter:
    """A filter in machine form, laid out for the kernel ahead of all forks: a box only writes its process id into its
    own copy of the memory. (To make the layout anew would touch 50 more pages in every box.)"""

    def __init__(self, code: bytes) -> None:
        self._buffer = ctypes.create_string_buffer(code, len(code))
        self.header = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(self._buffer))
        mark = struct.pack("=I", PID_MARK)
        self._places = [place + 4 for place in range(0, len(code), 8) if code[place + 4 : place + 8] == mark]

    @property
    def code(self) -> bytes:
        """As it stands now."""
        return self._buffer.raw

    def for_process(self, process_id: int) -> Filter:
        """The same filter, for the process of this number."""
        for place in self._places:
            _NUMBER.pack_into(self._buffer, place, process_id)
        return self


class Template:
    """The filters of a box, made once: the one that reports hostile calls, the one that ends the box without a name,
    and the seal."""

    def __init__(self, machine: str) -> None:
        self.notifying = Filter(assemble(program(machine, NOTIFY)))
        self.killing = Filter(assemble(program(machine, KILL)))
        self.seal = Filter(assemble(seal(machine)))
        self.number = TABLES[machine]["seccomp"]


def install(libc: ctypes.CDLL, number: int, code: Filter, *, listener: bool) -> int:
    """Put a filter on this process for ever; returns the listener's descriptor when one is asked for.

    ``number`` is that of the seccomp call. Needs no_new_privs. Raises OSError; EBUSY when a surrounding container
    already listens (the kernel allows one listener for a process).
    """
    answer: int = libc.syscall(number, 1, 8 if listener else 0, code.header)
    if answer < 0:
        raise OSError(ctypes.get_errno(), "seccomp: " + os.strerror(ctypes.get_errno()))
    return answer
