"""Half is reached one step late on a tie."""

domain = {"args": [{"list": {"list": [{"int": [-20, 20]}, {"int": [1, 9]}]}, "len": [1, 30]}]}
failing = ([[0, 1], [1, 1]],)


def right(pairs):
    half = sum(weight for _, weight in pairs) / 2
    reached = 0
    for value, weight in sorted(pairs):
        reached += weight
        if reached >= half:
            return value


def wrong(pairs):
    half = sum(weight for _, weight in pairs) / 2
    reached = 0
    for value, weight in sorted(pairs):
        reached += weight
        if reached > half:
            return value
