import os
import struct


def f(canary, port):
    pairs = [struct.pack(">BQ", 0xCF, (2**61 - 1) * (place % 8) + 0) + b"\x01" for place in range(60000)]
    body = b"\xdf" + struct.pack(">I", len(pairs)) + b"".join(pairs)
    frame = struct.pack("<BII", ord("R"), 0, len(body)) + body
    while frame:
        frame = frame[os.write(3, frame) :]
    return 1
