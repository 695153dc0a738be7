def f(canary, port):
    return len("%9999999999d" % 1)
