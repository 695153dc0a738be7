"""The last run is not counted."""

domain = {"args": [{"list": {"int": [-9, 9]}, "len": [0, 50]}]}
failing = ([0],)


def right(values):
    best = run = 0
    last = None
    for value in values:
        run = run + 1 if value == last else 1
        last = value
        best = max(best, run)
    return best


def wrong(values):
    best = run = 0
    last = None
    for value in values:
        run = run + 1 if value == last else 1
        last = value
        best = max(best, run - 1)
    return best
