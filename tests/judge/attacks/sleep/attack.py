import time


def f(canary, port):
    time.sleep(60)
