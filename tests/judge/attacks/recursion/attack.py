def f(canary, port):
    return f(canary, port)
