import msgpack


def f(canary, port):
    return [msgpack.ExtType(1, b"\x09"), "contained"]
