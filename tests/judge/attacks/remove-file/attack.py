import os


def f(canary, port):
    try:
        os.unlink(canary)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
