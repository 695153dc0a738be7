import os


def f(canary, port):
    try:
        os.link(canary, canary + "3")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
