def f(canary, port):
    return -(10**40)
