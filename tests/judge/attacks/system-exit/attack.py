import sys


def f(canary, port):
    sys.exit(0)
