def f(canary, port):
    return sum(iter(int, 1))
