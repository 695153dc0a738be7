import os


def f(canary, port):
    try:
        handle = os.open(canary, os.O_PATH)
        open(f"/proc/self/fd/{handle}").read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
