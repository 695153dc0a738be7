import os


def f(canary, port):
    try:
        os.mkdir("/tmp/rehearse-breach")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
