import os


def f(canary, port):
    try:
        open(canary, 'w').write('changed')
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
