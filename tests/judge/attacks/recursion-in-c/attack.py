class Deep:
    def __repr__(self):
        return repr(self)


def f(canary, port):
    return repr(Deep())
