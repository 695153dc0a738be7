import importlib.machinery


def f(canary, port):
    try:
        importlib.machinery.SourceFileLoader("canary", canary).get_data(canary)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
