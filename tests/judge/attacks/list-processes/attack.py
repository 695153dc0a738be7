import os


def f(canary, port):
    try:
        os.listdir("/proc")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
