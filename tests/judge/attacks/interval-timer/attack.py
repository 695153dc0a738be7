import signal


def f(canary, port):
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
