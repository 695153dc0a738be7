"""The upper limit itself is cut by one."""

domain = {"args": [{"int": [0, 100000]}]}
failing = (100000,)


def right(number):
    return min(number, 100000)


def wrong(number):
    return min(number, 99999)
