import os


def f(canary, port):
    try:
        open(f"/proc/{os.getppid()}/mem", "rb")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
