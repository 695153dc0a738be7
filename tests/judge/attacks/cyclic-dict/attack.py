def f(canary, port):
    value = {}
    value[1] = value
    return value
