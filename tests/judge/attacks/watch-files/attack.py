import ctypes

libc = ctypes.CDLL(None, use_errno=True)


def f(canary, port):
    try:
        if libc.inotify_init1(0) < 0:
            raise OSError
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
