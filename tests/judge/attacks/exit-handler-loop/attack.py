import atexit


def loop():
    while True:
        pass


def f(canary, port):
    atexit.register(loop)
    return "contained"
