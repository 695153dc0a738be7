def f(canary, port):
    value = ()
    for _ in range(600):
        value = (value,)
    return value
