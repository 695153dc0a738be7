import gc


def loop(*about):
    while True:
        pass


def f(canary, port):
    gc.callbacks.append(loop)
    gc.collect()
