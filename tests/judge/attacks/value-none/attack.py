def f(canary, port):
    return None
