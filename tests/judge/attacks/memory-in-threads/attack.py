import threading


def grow(kept):
    while True:
        kept.append(bytearray(b"x" * 100000))


def f(canary, port):
    crew = [threading.Thread(target=grow, args=([],)) for _ in range(4)]
    for each in crew:
        each.start()
    grow([])
