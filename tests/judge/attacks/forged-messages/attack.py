import os
import struct

import msgpack


def f(canary, port):
    body = msgpack.packb([{"a": 1}, ["b"], "12", None])
    os.write(3, struct.pack("<BII", ord("E"), 0, len(body)) + body)
    return "contained"
