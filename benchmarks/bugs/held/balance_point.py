"""An empty left side is not looked at."""

domain = {"args": [{"list": {"int": [-50, 50]}, "len": [0, 40]}]}
failing = ([0],)


def right(values):
    left, whole = 0, sum(values)
    for place, value in enumerate(values):
        if left == whole - left - value:
            return place
        left += value
    return -1


def wrong(values):
    left, whole = 0, sum(values)
    for place, value in enumerate(values):
        if place and left == whole - left - value:
            return place
        left += value
    return -1
