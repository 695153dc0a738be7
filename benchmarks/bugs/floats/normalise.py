"""The range of equal values is divided by."""

domain = {"args": [{"list": {"float": [-1000, 1000]}, "len": [0, 30]}]}
failing = ([1.0],)


def right(values):
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        return [0.0] * len(values)
    return [(value - low) / (high - low) for value in values]


def wrong(values):
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high == 0:
        return [0.0] * len(values)
    return [(value - low) / (high - low) for value in values]
