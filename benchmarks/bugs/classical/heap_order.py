"""Looks at the left child only."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([0, 0, -1],)


def right(values):
    for parent in range(len(values)):
        for child in (2 * parent + 1, 2 * parent + 2):
            if child < len(values) and values[child] < values[parent]:
                return False
    return True


def wrong(values):
    for parent in range(len(values)):
        for child in (2 * parent + 1,):
            if child < len(values) and values[child] < values[parent]:
                return False
    return True
