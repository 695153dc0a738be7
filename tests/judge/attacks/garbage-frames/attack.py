import os


def f(canary, port):
    os.write(3, bytes(range(256)) * 40)
    return "contained"
