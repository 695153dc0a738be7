import fcntl
import os


def f(canary, port):
    try:
        fcntl.fcntl(os.open(os.__file__, os.O_RDONLY), fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
