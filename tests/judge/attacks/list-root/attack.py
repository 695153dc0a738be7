import os


def f(canary, port):
    try:
        names = os.listdir("/" + canary.split("/")[1])
        assert canary.split("/")[2] in names, "contained"
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
