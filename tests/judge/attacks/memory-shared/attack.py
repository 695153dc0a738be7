import mmap


def f(canary, port):
    try:
        mmap.mmap(-1, 1 << 34, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
