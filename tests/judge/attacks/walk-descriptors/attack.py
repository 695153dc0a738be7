import os


def f(canary, port):
    try:
        for name in os.listdir("/proc"):
            if name.isdigit():
                os.listdir(f"/proc/{name}/fd")
                break
        else:
            raise OSError
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
