"""Stops one step early."""

domain = {"args": [{"int": [0, 1000]}, {"int": [0, 1000]}]}
failing = (3, 1)


def right(one, two):
    while two:
        one, two = two, one % two
    return one


def wrong(one, two):
    while two > 1:
        one, two = two, one % two
    return one
