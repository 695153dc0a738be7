class Liar(BaseException):
    __class__ = MemoryError

    def __str__(self):
        raise SystemExit(0)

    def __getattribute__(self, name):
        raise KeyboardInterrupt


def f(canary, port):
    raise Liar
