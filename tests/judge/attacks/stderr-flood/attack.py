import sys


def f(canary, port):
    while True:
        sys.stderr.write("x" * 9999)
