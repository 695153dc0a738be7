def f(canary, port):
    value = []
    value.append(value)
    return value
