def f(canary, port):
    raise ValueError("x" * 100_000_000)
