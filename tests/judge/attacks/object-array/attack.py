import numpy as np


def f(canary, port):
    return np.array([object()], dtype=object)
