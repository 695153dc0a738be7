import os


def f(canary, port):
    try:
        folder = os.open(os.path.dirname(canary), os.O_PATH)
        os.read(os.open("canary", os.O_RDONLY, dir_fd=folder), 9)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
