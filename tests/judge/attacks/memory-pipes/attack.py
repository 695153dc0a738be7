import os


def f(canary, port):
    pairs = []
    try:
        while True:
            pairs.append(os.pipe())
            os.set_blocking(pairs[-1][1], False)
            os.write(pairs[-1][1], b"x" * 65536)
    except OSError:
        return "contained" if len(pairs) < 32 else "breach"
