import numpy


def f(canary, port):
    return numpy.zeros(2, dtype=[("a", "i4"), ("b", "O")])
