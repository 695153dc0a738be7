"""Halves round up and not to the even number."""

domain = {"args": [{"float": [-1000, 1000]}]}
failing = (0.5,)


def right(value):
    return round(value)


def wrong(value):
    return int(value + 0.5) if value >= 0 else -int(0.5 - value)
