import os
import struct
import time


def f(canary, port):
    os.write(3, struct.pack("<BII", ord("R"), 0, 100) + b"x")
    time.sleep(60)
