"""Flat triangles pass."""

domain = {"args": [{"int": [1, 50]}, {"int": [1, 50]}, {"int": [1, 50]}]}
failing = (1, 1, 2)


def right(a, b, c):
    one, two, three = sorted((a, b, c))
    if one + two <= three:
        return "none"
    return {1: "equal", 2: "two", 3: "all"}[len({a, b, c})]


def wrong(a, b, c):
    one, two, three = sorted((a, b, c))
    if one + two < three:
        return "none"
    return {1: "equal", 2: "two", 3: "all"}[len({a, b, c})]
