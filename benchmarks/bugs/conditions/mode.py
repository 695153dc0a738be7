"""The last of the commonest values wins, not the smallest."""

domain = {"args": [{"list": {"int": [-9, 9]}, "len": [1, 50]}]}
failing = ([0, 1],)


def right(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], value))


def wrong(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return min(counts, key=lambda value: (-counts[value], -value))
