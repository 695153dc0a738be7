"""The gap at the start is filled with 0."""

domain = {"args": [{"list": {"one_of": [{"int": [0, 9]}, "none"]}, "len": [0, 20]}]}
failing = ([None],)


def right(values):
    found, last = [], None
    for value in values:
        last = value if value is not None else last
        found.append(last)
    return found


def wrong(values):
    found, last = [], 0
    for value in values:
        last = value if value is not None else last
        found.append(last)
    return found
