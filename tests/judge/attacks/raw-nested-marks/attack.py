import os
import struct


def f(canary, port):
    body = b"\xdd\x00\x00\x00\x02\xd4\x01\x00" * 20000
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)))
    os.write(3, body)
    return 1
