import sys


def f(canary, port):
    try:
        open("/etc/passwd").read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
