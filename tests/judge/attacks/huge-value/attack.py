def f(canary, port):
    return "x" * (8 << 20)
