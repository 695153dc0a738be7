import sys


def f(canary, port):
    try:
        open("/proc/self/environ").read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
