import os


def f(canary, port):
    try:
        os.chmod(canary, 0)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
