"""The first value is smoothed against 0."""

domain = {"args": [{"list": {"float": [-1000, 1000]}, "len": [0, 30]}]}
failing = ([1.0],)


def right(values):
    found = []
    for value in values:
        found.append(value if not found else (found[-1] + value) / 2)
    return found


def wrong(values):
    found = []
    for value in values:
        found.append(((found[-1] if found else 0.0) + value) / 2)
    return found
