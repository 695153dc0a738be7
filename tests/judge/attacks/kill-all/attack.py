import os


def f(canary, port):
    try:
        os.kill(-1, 9)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
