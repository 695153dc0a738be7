"""The stretch from the start is missed."""

domain = {"args": [{"list": {"int": [-20, 20]}, "len": [0, 40]}, {"int": [-50, 50]}]}
failing = ([0], 0)


def right(values, wanted):
    counts, total, found = {0: 1}, 0, 0
    for value in values:
        total += value
        found += counts.get(total - wanted, 0)
        counts[total] = counts.get(total, 0) + 1
    return found


def wrong(values, wanted):
    counts, total, found = {}, 0, 0
    for value in values:
        total += value
        found += counts.get(total - wanted, 0)
        counts[total] = counts.get(total, 0) + 1
    return found
