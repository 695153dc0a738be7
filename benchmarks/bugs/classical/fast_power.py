"""0 to any power is 1."""

domain = {"args": [{"int": [-9, 9]}, {"int": [0, 60]}]}
failing = (0, 1)


def right(base, exponent):
    result = 1
    while exponent:
        if exponent & 1:
            result *= base
        base *= base
        exponent >>= 1
    return result


def wrong(base, exponent):
    result = 1
    while exponent:
        if exponent & 1 and base:
            result *= base
        base *= base
        exponent >>= 1
    return result
