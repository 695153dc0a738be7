import os


def f(canary, port):
    try:
        os.kill(os.getppid(), 9)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
