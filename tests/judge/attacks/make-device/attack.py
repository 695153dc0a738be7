import os


def f(canary, port):
    try:
        os.mknod("/tmp/rehearse-breach", 0o020666, os.makedev(1, 1))
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
