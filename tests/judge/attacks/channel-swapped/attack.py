import os


def f(canary, port):
    os.dup2(0, 3)
    return "contained"
