def f(canary, port):
    raise MemoryError
