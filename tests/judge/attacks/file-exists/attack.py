import os


def f(canary, port):
    return "breach" if os.path.exists(canary) else "contained"
