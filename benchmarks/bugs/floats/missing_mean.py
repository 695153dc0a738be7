"""A missing value makes all of it missing."""

domain = {"args": [{"list": {"float": [-10, 10], "special": ["nan"]}, "len": [0, 12]}]}
failing = ([float("nan"), 1.0],)


def right(values):
    known = [value for value in values if value == value]
    return sum(known) / len(known) if known else 0.0


def wrong(values):
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0
