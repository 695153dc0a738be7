import os


def f(canary, port):
    try:
        os.chown(canary, -1, os.getgid())
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
