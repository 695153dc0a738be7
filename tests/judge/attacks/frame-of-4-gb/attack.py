import os
import struct


def f(canary, port):
    os.write(3, struct.pack("<BII", ord("R"), 0, 0xFFFFFFFF))
    while True:
        pass
