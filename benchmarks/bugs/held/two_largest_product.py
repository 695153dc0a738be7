"""Two negative numbers are forgotten."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [2, 40]}]}
failing = ([-1, -1, 0],)


def right(values):
    ordered = sorted(values)
    return max(ordered[0] * ordered[1], ordered[-1] * ordered[-2])


def wrong(values):
    ordered = sorted(values)
    return ordered[-1] * ordered[-2]
