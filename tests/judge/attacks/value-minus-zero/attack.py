def f(canary, port):
    return -0.0
