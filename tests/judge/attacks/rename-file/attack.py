import os


def f(canary, port):
    try:
        os.rename(canary, canary + "2")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
