"""The order of the others is turned."""

domain = {"args": [{"list": {"int": [0, 9]}, "len": [0, 40]}]}
failing = ([2, 1],)


def right(values):
    return [value for value in values if value] + [0] * values.count(0)


def wrong(values):
    return sorted(value for value in values if value) + [0] * values.count(0)
