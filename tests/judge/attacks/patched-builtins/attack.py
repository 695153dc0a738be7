import builtins


def f(canary, port):
    builtins.len = lambda value: 0
    builtins.isinstance = lambda *pair: True
    return "breach"
