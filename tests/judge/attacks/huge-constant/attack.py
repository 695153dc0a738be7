X = ((1 << 127) ** 900) ** 900


def f(canary, port):
    return "x"
