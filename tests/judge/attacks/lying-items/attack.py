class Liar(dict):
    def items(self):
        while True:
            yield "a", 1

    def __iter__(self):
        while True:
            yield "a"


def f(canary, port):
    return Liar(a="breach")
