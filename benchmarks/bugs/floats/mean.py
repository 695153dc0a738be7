"""Divides as integers."""

domain = {"args": [{"list": {"float": [-1000, 1000]}, "len": [1, 30]}]}
failing = ([0.5],)


def right(values):
    return sum(values) / len(values)


def wrong(values):
    return sum(values) // len(values)
