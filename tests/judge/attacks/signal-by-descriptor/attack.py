import os


def f(canary, port):
    try:
        import fcntl

        fcntl.fcntl(0, fcntl.F_SETOWN, 1)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
