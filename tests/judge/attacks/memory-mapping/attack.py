import mmap


def f(canary, port):
    try:
        mmap.mmap(-1, 1 << 34)
    except OSError:
        return "contained"
    return "breach"
