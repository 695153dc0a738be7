"""An empty half is not allowed."""

domain = {"args": [{"list": {"int": [0, 30]}, "len": [0, 12]}]}
failing = ([],)


def right(values):
    total = sum(values)
    sums = {0}
    for value in values:
        sums |= {one + value for one in sums}
    return min(abs(total - 2 * one) for one in sums)


def wrong(values):
    total = sum(values)
    sums = {0}
    for value in values:
        sums |= {one + value for one in sums}
    return min(abs(total - 2 * one) for one in sums if one)
