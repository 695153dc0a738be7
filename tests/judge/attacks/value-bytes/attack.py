def f(canary, port):
    return b"\x00\xff"
