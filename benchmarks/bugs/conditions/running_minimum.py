"""Starts from 0."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([1],)


def right(values):
    lowest, found = float("inf"), []
    for value in values:
        lowest = min(lowest, value)
        found.append(lowest)
    return found


def wrong(values):
    lowest, found = 0, []
    for value in values:
        lowest = min(lowest, value)
        found.append(lowest)
    return found
