"""Rounds a float root."""

from math import isqrt

domain = {"args": [{"int": [0, 1000000000000000000]}]}
failing = (999999999999999999,)


def right(number):
    return isqrt(number) ** 2 == number


def wrong(number):
    return (number**0.5).is_integer()
