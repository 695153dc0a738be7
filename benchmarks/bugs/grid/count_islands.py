"""Diagonals join islands."""

domain = {"args": [{"grid": ".#", "form": "texts", "rows": [0, 12], "columns": [0, 12]}]}
failing = (["#.", ".#"],)


def right(rows):
    land = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == "#"}
    count = 0
    while land:
        count += 1
        todo = [land.pop()]
        while todo:
            i, j = todo.pop()
            for other in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)):
                if other in land:
                    land.remove(other)
                    todo.append(other)
    return count


def wrong(rows):
    land = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == "#"}
    count = 0
    while land:
        count += 1
        todo = [land.pop()]
        while todo:
            i, j = todo.pop()
            for other in ((i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1), (i + 1, j + 1), (i - 1, j - 1)):
                if other in land:
                    land.remove(other)
                    todo.append(other)
    return count
