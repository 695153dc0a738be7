import os
import struct


def f(canary, port):
    os.write(3, struct.pack("<BII", ord("c"), 0, 0))
    return "contained"
