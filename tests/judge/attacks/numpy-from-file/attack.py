import numpy


def f(canary, port):
    try:
        numpy.fromfile(canary, dtype="u1")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
