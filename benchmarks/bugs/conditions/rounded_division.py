"""Rounds towards minus infinity."""

domain = {"args": [{"int": [-1000, 1000]}, {"int": [1, 50]}]}
failing = (-1, 2)


def right(number, by):
    sign = -1 if number < 0 else 1
    return sign * (abs(number) // by)


def wrong(number, by):
    sign = -1 if number < 0 else 1
    return number // by
