import atexit
import os
import struct


def f(canary, port):
    body = b"\xa9contained"
    atexit.register(os.write, 3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    return "breach"
