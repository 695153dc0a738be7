"""The largest number is never missing."""

domain = {"args": [{"list": {"int": [0, 50]}, "len": [0, 30], "distinct": True}]}
failing = ([0],)


def right(values):
    number = 0
    while number in values:
        number += 1
    return number


def wrong(values):
    number = 0
    while number in values and number + 1 < len(values):
        number += 1
    return number
