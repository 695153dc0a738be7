import ctypes


def f(canary, port):
    try:
        try:
            ctypes.CDLL(canary)
        except OSError as error:
            if "invalid ELF" not in str(error) and "too short" not in str(error):
                raise
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
