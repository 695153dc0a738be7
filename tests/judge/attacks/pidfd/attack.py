import os


def f(canary, port):
    try:
        os.pidfd_open(os.getppid())
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
