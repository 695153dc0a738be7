import os


def f(canary, port):
    try:
        os.utime(canary)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
