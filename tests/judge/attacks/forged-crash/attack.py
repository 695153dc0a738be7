import os


def f(canary, port):
    os._exit(99)
