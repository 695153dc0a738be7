def f(canary, port):
    return {3, 2, 1}
