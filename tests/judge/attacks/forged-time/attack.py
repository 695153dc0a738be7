import os
import struct

import msgpack


def f(canary, port):
    body = msgpack.packb(msgpack.Timestamp(1, 1))
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    return "breach"
