import threading


def loop():
    while True:
        pass


def f(canary, port):
    for _ in range(3):
        threading.Thread(target=loop, daemon=False).start()
    return "contained"
