import sys


def f(canary, port):
    try:
        open(sys.modules["inside"].__file__).read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
