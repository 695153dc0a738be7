import os
import struct


def f(canary, port):
    body = b"\xdf" + struct.pack(">I", 100_000) + b"\x92\x01\x02\x01" * 100_000
    frame = struct.pack("<BII", ord("R"), 0, len(body)) + body
    while frame:
        frame = frame[os.write(3, frame) :]
    return "breach"
