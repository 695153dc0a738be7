def f(canary, port):
    return 1 << (1 << 21)
