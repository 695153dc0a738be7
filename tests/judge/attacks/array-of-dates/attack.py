import numpy


def f(canary, port):
    return numpy.array(["2026-01-01"], dtype="datetime64[D]")
