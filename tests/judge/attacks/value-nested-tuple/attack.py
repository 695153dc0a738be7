def f(canary, port):
    return (1, (2, (3,)))
