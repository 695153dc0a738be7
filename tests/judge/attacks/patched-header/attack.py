import sys


class Liar:
    size = 9

    def pack(self, kind, case, length):
        return b"R" + bytes(8)


def f(canary, port):
    sys.modules["inside.frames"].HEADER = Liar()
    return "breach"
