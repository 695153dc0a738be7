import fcntl
import os


def f(canary, port):
    try:
        fcntl.fcntl(os.open(os.path.dirname(os.__file__), os.O_RDONLY), fcntl.F_NOTIFY, 0x8)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
