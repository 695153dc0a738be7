import os


def f(canary, port):
    os.closerange(0, 64)
    return "contained"
