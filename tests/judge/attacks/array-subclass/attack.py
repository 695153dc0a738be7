import numpy


class Liar(numpy.ndarray):
    def tobytes(self, order="C"):
        return b"short"

    def __array_finalize__(self, other):
        pass


def f(canary, port):
    return numpy.zeros(4).view(Liar)
