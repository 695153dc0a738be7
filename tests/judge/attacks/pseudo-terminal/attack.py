import os


def f(canary, port):
    try:
        os.forkpty()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
