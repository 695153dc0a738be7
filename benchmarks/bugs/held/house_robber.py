"""Neighbours two apart are always joined."""

domain = {"args": [{"list": {"int": [0, 100]}, "len": [0, 30]}]}
failing = ([1, 0, 0, 1],)


def right(values):
    taken = left = 0
    for value in values:
        taken, left = left + value, max(taken, left)
    return max(taken, left)


def wrong(values):
    return max(sum(values[::2]), sum(values[1::2]))
