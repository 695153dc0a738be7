import re


def f(canary, port):
    return bool(re.match("(a+)+$", "a" * 60 + "b"))
