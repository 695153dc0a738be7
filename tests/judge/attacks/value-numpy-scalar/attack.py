import numpy


def f(canary, port):
    return numpy.float64(2.5)
