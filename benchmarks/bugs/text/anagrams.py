"""Sets of letters are compared."""

domain = {"args": [{"text": "abc", "len": [0, 20]}, {"text": "abc", "len": [0, 20]}]}
failing = ("a", "aa")


def right(one, two):
    return sorted(one) == sorted(two)


def wrong(one, two):
    return set(one) == set(two)
