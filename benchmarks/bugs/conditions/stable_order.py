"""Ties are ordered by value and not left as they stood."""

domain = {"args": [{"list": {"tuple": [{"int": [0, 5]}, {"text": "ab", "len": [1, 3]}]}, "len": [0, 20]}]}
failing = ([(0, "b"), (0, "a")],)


def right(pairs):
    return sorted(pairs, key=lambda pair: pair[0])


def wrong(pairs):
    return sorted(pairs)
