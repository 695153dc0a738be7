import os


def f(canary, port):
    try:
        open("/proc/1/root" + canary).read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
