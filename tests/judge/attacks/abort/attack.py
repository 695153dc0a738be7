import os


def f(canary, port):
    os.abort()
