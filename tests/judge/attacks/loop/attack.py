def f(canary, port):
    while True:
        pass
