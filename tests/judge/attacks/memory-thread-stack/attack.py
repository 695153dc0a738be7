import threading


def f(canary, port):
    try:
        threading.stack_size(1 << 36)
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    except (RuntimeError, ValueError):
        return "contained"
    return "breach"
