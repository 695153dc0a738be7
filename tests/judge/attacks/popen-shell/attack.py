import os


def f(canary, port):
    try:
        os.popen("id").read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
