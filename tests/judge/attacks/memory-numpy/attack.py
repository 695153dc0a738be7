import numpy as np


def f(canary, port):
    return float(np.ones((40000, 40000)).sum())
