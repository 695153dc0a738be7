"""Equal values count as rising."""

from bisect import bisect_left, bisect_right

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([1, 1],)


def right(values):
    tails = []
    for value in values:
        place = bisect_left(tails, value)
        tails[place : place + 1] = [value]
    return len(tails)


def wrong(values):
    tails = []
    for value in values:
        place = bisect_right(tails, value)
        tails[place : place + 1] = [value]
    return len(tails)
