import os


def f(canary, port):
    os.set_blocking(3, False)
    try:
        return os.read(3, 1 << 20).decode()
    except BlockingIOError:
        return "breach"
