def f(canary, port):
    return -float("inf")
