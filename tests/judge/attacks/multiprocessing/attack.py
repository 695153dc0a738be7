import multiprocessing


def f(canary, port):
    try:
        multiprocessing.get_context("fork").Process(target=print).start()
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
