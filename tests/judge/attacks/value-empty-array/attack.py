import numpy


def f(canary, port):
    return numpy.zeros((0, 3))
