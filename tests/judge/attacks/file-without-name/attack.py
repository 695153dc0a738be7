import os


def f(canary, port):
    try:
        os.open("/tmp", os.O_TMPFILE | os.O_RDWR)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
