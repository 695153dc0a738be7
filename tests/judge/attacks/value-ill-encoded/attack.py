def f(canary, port):
    return "\ud800"
