import sys


def f(canary, port):
    box = sys.modules["inside.box"]
    box.encode = lambda value: b"\xa6breach"
    return "x"
