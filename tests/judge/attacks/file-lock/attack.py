import fcntl
import os


def f(canary, port):
    try:
        fcntl.flock(os.open(os.__file__, os.O_RDONLY), fcntl.LOCK_EX)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
