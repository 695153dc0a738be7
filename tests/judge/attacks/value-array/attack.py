import numpy


def f(canary, port):
    return numpy.array([[1.0, 2.0], [3.0, 4.0]])
