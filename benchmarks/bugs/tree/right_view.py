"""A shorter right side hides the left one."""

domain = {"args": [{"tree": {"int": [0, 9]}, "nodes": [0, 20], "form": "level"}]}
failing = ([0, 1, 2],)


def right(levels):
    if not levels:
        return []
    seen, row, place = [], [levels[0]], 1
    while row:
        seen.append(row[-1])
        below = []
        for _ in row:
            below += [value for value in levels[place : place + 2] if value is not None]
            place += 2
        row = below
    return seen


def wrong(levels):
    if not levels:
        return []
    seen, row, place = [], [levels[0]], 1
    while row:
        seen.append(row[0])
        below = []
        for _ in row:
            below += [value for value in levels[place : place + 2] if value is not None]
            place += 2
        row = below
    return seen
