import os


def f(canary, port):
    os.close(3)
    return "contained"
