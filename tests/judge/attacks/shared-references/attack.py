def f(canary, port):
    value = ["x"]
    for _ in range(30):
        value = [value, value]
    return value
