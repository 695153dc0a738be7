import numpy


def f(canary, port):
    try:
        numpy.memmap(canary, mode="r+")[0] = 0
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
