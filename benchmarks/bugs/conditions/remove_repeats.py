"""Only neighbours are compared."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([0, 1, 0],)


def right(values):
    found = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def wrong(values):
    found = []
    for value in values:
        if value not in found[-1:]:
            found.append(value)
    return found
