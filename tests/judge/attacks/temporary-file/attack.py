import tempfile


def f(canary, port):
    try:
        tempfile.TemporaryFile()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
