class Meta(type):
    @property
    def __name__(cls):
        raise KeyboardInterrupt

    def __instancecheck__(cls, other):
        raise KeyboardInterrupt


class Liar(metaclass=Meta):
    pass


def f(canary, port):
    return Liar()
