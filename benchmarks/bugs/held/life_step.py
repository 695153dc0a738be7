"""A cell counts itself as its neighbour."""

domain = {"args": [{"grid": ".#", "form": "texts", "rows": [1, 6], "columns": [1, 6]}]}
failing = (["##", "##"],)


def right(rows):
    alive = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == "#"}

    def count(i, j):
        return sum((i + a, j + b) in alive for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b)

    return [
        "".join("#" if count(i, j) == 3 or (count(i, j) == 2 and (i, j) in alive) else "." for j in range(len(rows[0])))
        for i in range(len(rows))
    ]


def wrong(rows):
    alive = {(i, j) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell == "#"}

    def count(i, j):
        return sum((i + a, j + b) in alive for a in (-1, 0, 1) for b in (-1, 0, 1))

    return [
        "".join("#" if count(i, j) == 3 or (count(i, j) == 2 and (i, j) in alive) else "." for j in range(len(rows[0])))
        for i in range(len(rows))
    ]
