import os


def f(canary, port):
    while True:
        os.write(1, b"x" * 65536)
