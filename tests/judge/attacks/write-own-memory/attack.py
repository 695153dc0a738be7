import os


def f(canary, port):
    try:
        os.open("/proc/self/mem", os.O_RDWR)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
