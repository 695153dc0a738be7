import threading


def f(canary, port):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
