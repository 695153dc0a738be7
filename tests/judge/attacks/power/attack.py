def f(canary, port):
    return 10 ** (10**9) % 7
