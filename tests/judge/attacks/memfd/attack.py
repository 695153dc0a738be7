import os


def f(canary, port):
    try:
        os.memfd_create("x")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
