import os


def f(canary, port):
    try:
        os.posix_spawn("/bin/true", ["true"], {})
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
