def f(canary, port):
    return "\ud800" * 5
