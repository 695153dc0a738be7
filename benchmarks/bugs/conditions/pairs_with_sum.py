"""A value is paired with itself."""

domain = {"args": [{"list": {"int": [-20, 20]}, "len": [0, 40], "distinct": True}, {"int": [-40, 40]}]}
failing = ([0], 0)


def right(values, wanted):
    known = set(values)
    return sorted(value for value in known if wanted - value in known and value < wanted - value)


def wrong(values, wanted):
    known = set(values)
    return sorted(value for value in known if wanted - value in known and value <= wanted - value)
