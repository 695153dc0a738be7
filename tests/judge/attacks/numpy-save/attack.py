import numpy


def f(canary, port):
    try:
        numpy.save("/tmp/rehearse-breach", [1])
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
