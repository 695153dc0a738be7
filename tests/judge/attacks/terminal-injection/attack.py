import fcntl


def f(canary, port):
    try:
        fcntl.ioctl(0, 0x5412, b"x")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
