def f(canary, port):
    value = frozenset([1])
    for place in range(300):
        value = frozenset([value, place])
    return [value] * 50
