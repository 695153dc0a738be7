import os


def f(canary, port):
    try:
        open(os.path.join(os.path.dirname(canary), "new"), "w")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
