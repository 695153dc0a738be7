"""The C library, asked by ctypes: calls that Python does not wrap."""

from __future__ import annotations

import ctypes
import os

__all__ = ["check", "die_with_parent", "libc", "no_new_privileges", "prctl"]

libc = ctypes.CDLL(None, use_errno=True)

_ZERO = ctypes.c_ulong(0)
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def check(answer: int, what: str) -> int:
    """Pass an answer through, or raise OSError with the kernel's reason and what was tried."""
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return answer


def prctl(option: int, value: int) -> int:
    """``prctl(option, value)`` with the remaining arguments zero."""
    return check(libc.prctl(option, ctypes.c_ulong(value), _ZERO, _ZERO, _ZERO), f"prctl {option}")


def no_new_privileges() -> None:
    """From now on no file can raise this process: needed before Landlock and seccomp without privilege."""
    prctl(_PR_SET_NO_NEW_PRIVS, 1)


def die_with_parent(signal_number: int) -> None:
    """Ask the kernel to signal this process when the thread that started it ends."""
    prctl(_PR_SET_PDEATHSIG, signal_number)
