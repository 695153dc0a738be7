"""Looks at two of three neighbours."""

domain = {"args": [{"grid": "01", "form": "texts", "rows": [0, 8], "columns": [1, 8]}]}
failing = (["01", "11"],)


def right(rows):
    best, before = 0, []
    for row in rows:
        sizes = []
        for place, cell in enumerate(row):
            if cell == "0":
                sizes.append(0)
            elif not place or not before:
                sizes.append(1)
            else:
                sizes.append(1 + min(sizes[place - 1], before[place], before[place - 1]))
        best, before = max([best, *sizes]), sizes
    return best * best


def wrong(rows):
    best, before = 0, []
    for row in rows:
        sizes = []
        for place, cell in enumerate(row):
            if cell == "0":
                sizes.append(0)
            elif not place or not before:
                sizes.append(1)
            else:
                sizes.append(1 + min(sizes[place - 1], before[place]))
        best, before = max([best, *sizes]), sizes
    return best * best
