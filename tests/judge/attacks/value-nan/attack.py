def f(canary, port):
    return float("nan")
