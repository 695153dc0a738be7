class Meta(type):
    __name__ = property(lambda cls: 1 / 0)


class Liar(Exception, metaclass=Meta):
    pass


def f(canary, port):
    raise Liar("breach")
