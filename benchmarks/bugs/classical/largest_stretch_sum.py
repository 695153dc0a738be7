"""An empty stretch is allowed."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [1, 200]}]}
failing = ([-1],)


def right(values):
    best = current = values[0]
    for value in values[1:]:
        current = max(value, current + value)
        best = max(best, current)
    return best


def wrong(values):
    best = current = max(0, values[0])
    for value in values[1:]:
        current = max(value, current + value)
        best = max(best, current)
    return best
