import os
import struct


def f(canary, port):
    body = b"\xa6breach"
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    os._exit(0)
