"""Counts fives once."""

domain = {"args": [{"int": [0, 500]}]}
failing = (25,)


def right(number):
    count = 0
    while number:
        number //= 5
        count += number
    return count


def wrong(number):
    count = 0
    count = number // 5
    return count
