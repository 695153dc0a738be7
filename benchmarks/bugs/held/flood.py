"""The colour is compared after the first cell was painted."""

domain = {"args": [{"grid": {"int": [0, 2]}, "rows": [1, 6], "columns": [1, 6]}, {"int": [0, 2]}]}
failing = ([[0, 0], [1, 0], [0, 0]], 1)


def right(rows, colour):
    old, todo = rows[0][0], [(0, 0)]
    rows = [list(row) for row in rows]
    seen = set()
    while todo:
        i, j = todo.pop()
        if 0 <= i < len(rows) and 0 <= j < len(rows[0]) and rows[i][j] == old and (i, j) not in seen:
            seen.add((i, j))
            todo += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
    for i, j in seen:
        rows[i][j] = colour
    return rows


def wrong(rows, colour):
    old, todo = rows[0][0], [(0, 0)]
    rows = [list(row) for row in rows]
    seen = set()
    while todo:
        i, j = todo.pop()
        if 0 <= i < len(rows) and 0 <= j < len(rows[0]) and rows[i][j] == old and (i, j) not in seen:
            seen.add((i, j))
            todo += [(i + 1, j), (i, j + 1)]
    for i, j in seen:
        rows[i][j] = colour
    return rows
