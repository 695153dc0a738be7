import os
import struct


def f(canary, port):
    body = b"\xdd\x00\x3f\xff\xff" * 200000
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)))
    while body:
        body = body[os.write(3, body) :]
    return 1
