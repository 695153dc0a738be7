def f(canary, port):
    return True
