"""One diagonal is not summed."""

domain = {"args": [{"grid": {"int": [0, 9]}, "rows": [1, 4], "columns": [1, 4], "square": True}]}
failing = ([[1, 0, 0], [0, 0, 1], [0, 1, 0]],)


def right(rows):
    size = len(rows)
    sums = [sum(row) for row in rows] + [sum(column) for column in zip(*rows)]
    sums.append(sum(rows[place][place] for place in range(size)))
    sums.append(sum(rows[place][size - 1 - place] for place in range(size)))
    return len(set(sums)) == 1


def wrong(rows):
    size = len(rows)
    sums = [sum(row) for row in rows] + [sum(column) for column in zip(*rows)]
    sums.append(sum(rows[place][place] for place in range(size)))
    return len(set(sums)) == 1
