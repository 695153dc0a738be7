"""The last of the best keys wins."""

domain = {"args": [{"dict": [{"text": "ab", "len": [1, 4]}, {"int": [-9, 9]}], "len": [0, 8]}]}
failing = ({"a": 0, "b": 0},)


def right(table):
    best = None
    for key in sorted(table):
        if best is None or table[key] > table[best]:
            best = key
    return best


def wrong(table):
    best = None
    for key in sorted(table):
        if best is None or table[key] >= table[best]:
            best = key
    return best
