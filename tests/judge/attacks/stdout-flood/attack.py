def f(canary, port):
    while True:
        print("x" * 9999)
