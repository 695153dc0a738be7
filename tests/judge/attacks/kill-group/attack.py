import os


def f(canary, port):
    try:
        os.killpg(0, 9)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
