import os


def f(canary, port):
    try:
        place = os.open(os.path.dirname(os.__file__), os.O_RDONLY)
        for _ in range(9):
            place = os.open("..", os.O_RDONLY, dir_fd=place)
        os.read(os.open(canary[1:], os.O_RDONLY, dir_fd=place), 9)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
