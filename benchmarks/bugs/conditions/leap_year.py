"""Centuries are forgotten."""

domain = {"args": [{"int": [1, 3000]}]}
failing = (100,)


def right(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def wrong(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 4 == 0)
