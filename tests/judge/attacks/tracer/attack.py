import sys


def f(canary, port):
    sys.settrace(lambda *what: None)
    sys.setprofile(lambda *what: None)
    return "breach"
