import os
import struct

for place in range(3):
    os.write(3, struct.pack("<BII", ord("R"), place, 7) + b"\xa6breach")
os._exit(0)
