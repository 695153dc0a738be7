import os


def f(canary, port):
    try:
        os.fork()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
