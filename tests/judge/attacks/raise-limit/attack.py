import resource


def f(canary, port):
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (1000, 1000))
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
