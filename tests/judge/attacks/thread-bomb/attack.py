import threading
import time


def f(canary, port):
    count = 0
    try:
        while count < 5000:
            threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
            count += 1
    except (RuntimeError, MemoryError):
        return "contained"
    return "breach"
