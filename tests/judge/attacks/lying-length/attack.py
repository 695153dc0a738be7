class Liar(list):
    def __len__(self):
        return 1 << 40

    def __iter__(self):
        while True:
            yield 1


def f(canary, port):
    return Liar(["breach"])
