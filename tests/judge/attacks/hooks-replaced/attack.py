import os
import sys


def f(canary, port):
    sys.excepthook = sys.unraisablehook = lambda *about: os._exit(0)
    raise ValueError("breach")
