"""The lowest of the row is asked to be the lowest of the column."""

domain = {"args": [{"grid": {"int": [0, 9]}, "rows": [1, 5], "columns": [1, 5]}]}
failing = ([[0], [1]],)


def right(rows):
    columns = list(zip(*rows))
    return [[i, j] for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == max(row) == min(columns[j])]


def wrong(rows):
    columns = list(zip(*rows))
    return [[i, j] for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == max(row) == max(columns[j])]
