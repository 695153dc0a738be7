def f(canary, port):
    kept = []
    while True:
        kept.append("x" * 100000)
