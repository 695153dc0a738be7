import atexit


class Slow:
    def __del__(self):
        while True:
            pass


kept = Slow()
atexit.register(lambda: [None for _ in iter(int, 1)])


def f(canary, port):
    return "contained"
