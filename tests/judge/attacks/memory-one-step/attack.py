def f(canary, port):
    return len(bytearray(1 << 36))
