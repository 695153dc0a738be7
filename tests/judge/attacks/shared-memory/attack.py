from multiprocessing import shared_memory


def f(canary, port):
    try:
        shared_memory.SharedMemory(create=True, size=64)
    except (OSError, ValueError, AttributeError):
        return "contained"
    return "breach"
