def f(canary, port):
    return 1 << 4000000
