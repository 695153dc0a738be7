import sys


def f(canary, port):
    try:
        open(canary).read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
