def f(canary, port):
    return 1.5 - 2j
