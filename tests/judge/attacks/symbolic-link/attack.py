import os


def f(canary, port):
    try:
        os.symlink(canary, "/tmp/rehearse-breach")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
