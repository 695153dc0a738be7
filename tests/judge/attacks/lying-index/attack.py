class Liar:
    def __index__(self):
        return 7

    def __int__(self):
        return 7

    def __float__(self):
        return 7.0


def f(canary, port):
    return [Liar()]
