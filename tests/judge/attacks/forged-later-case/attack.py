import os
import struct


def f(canary, port):
    os.write(3, struct.pack("<BII", ord("R"), 5, 1) + b"\xc0")
    return "contained"
