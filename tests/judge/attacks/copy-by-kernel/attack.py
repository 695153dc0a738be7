import os


def f(canary, port):
    try:
        os.sendfile(1, os.open(os.__file__, os.O_RDONLY), 0, 10)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
