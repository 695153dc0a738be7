"""Turns to the left."""

domain = {"args": [{"grid": {"int": [0, 9]}, "rows": [0, 8], "columns": [1, 8]}]}
failing = ([[0], [1]],)


def right(rows):
    return [list(row) for row in zip(*rows[::-1])]


def wrong(rows):
    return [list(row) for row in list(zip(*rows))[::-1]]
