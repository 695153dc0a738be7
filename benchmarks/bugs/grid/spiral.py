"""Rows are read in the same direction after each turn."""

domain = {"args": [{"grid": {"int": [0, 9]}, "rows": [0, 8], "columns": [1, 8]}]}
failing = ([[0, 1], [2, 3]],)


def right(rows):
    rows, found = [list(row) for row in rows], []
    while rows:
        found += rows.pop(0)
        rows = [list(row) for row in zip(*rows)][::-1]
    return found


def wrong(rows):
    rows, found = [list(row) for row in rows], []
    while rows:
        found += rows.pop(0)
        rows = [list(row) for row in zip(*rows)]
    return found
