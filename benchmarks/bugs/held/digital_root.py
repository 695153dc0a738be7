"""Multiples of nine become 0."""

domain = {"args": [{"int": [0, 1000]}]}
failing = (9,)


def right(number):
    return 0 if number == 0 else 1 + (number - 1) % 9


def wrong(number):
    return number % 9
