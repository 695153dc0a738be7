import os
import struct


def f(canary, port):
    frame = struct.pack("<BII", ord("c"), 0, 0) * 1000
    while True:
        os.write(3, frame)
