import sys


def f(canary, port):
    try:
        open("/sys/kernel/mm/transparent_hugepage/enabled").read()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
