"""Touching intervals count as overlapping."""

domain = {"args": [{"int": [0, 50]}, {"int": [0, 50]}, {"int": [0, 50]}, {"int": [0, 50]}], "where": "a < b and c < d"}
failing = (0, 1, 1, 2)


def right(a, b, c, d):
    return max(a, c) < min(b, d)


def wrong(a, b, c, d):
    return max(a, c) <= min(b, d)
