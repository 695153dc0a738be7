import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)


def call(x86_64, aarch64, *arguments):
    number = x86_64 if platform.machine() == "x86_64" else aarch64
    answer = libc.syscall(number, *(arguments or (0, 0, 0, 0, 0, 0)))
    if answer < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return answer


def f(canary, port):
    try:
        call(257, 56, -100, canary.encode(), os.O_RDWR, 0)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
