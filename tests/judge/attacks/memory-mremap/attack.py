import mmap


def f(canary, port):
    try:
        mmap.mmap(-1, 4096).resize(1 << 34)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
