"""Starts at the end of the first step."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}, {"int": [1, 20]}]}
failing = ([0, 1], 2)


def right(values, step):
    return values[::step]


def wrong(values, step):
    return values[step - 1 :: step]
