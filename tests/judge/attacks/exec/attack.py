import os


def f(canary, port):
    try:
        os.execv("/bin/true", ["true"])
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
