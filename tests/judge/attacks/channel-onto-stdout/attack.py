import os


def f(canary, port):
    os.dup2(3, 1)
    os.write(1, b"R" + bytes(40))
    return "breach"
