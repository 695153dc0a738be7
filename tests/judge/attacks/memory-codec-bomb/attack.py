import zlib


def f(canary, port):
    packer = zlib.compressobj(1)
    small = b"".join(packer.compress(bytes(1 << 20)) for _ in range(512)) + packer.flush()
    return len(zlib.decompress(small))
