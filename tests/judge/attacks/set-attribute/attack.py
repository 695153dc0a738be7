import os


def f(canary, port):
    try:
        os.setxattr(canary, "user.x", b"x")
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
