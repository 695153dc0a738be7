import os
import threading


def f(canary, port):
    threading.Thread(target=lambda: [os.write(1, b"x" * 9999) for _ in iter(int, 1)], daemon=True).start()
    return "contained"
