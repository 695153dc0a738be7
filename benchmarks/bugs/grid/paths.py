"""Walls in the first row are walked through."""

domain = {"args": [{"grid": ".#", "form": "texts", "rows": [1, 8], "columns": [1, 8]}]}
failing = (["#"],)


def right(rows):
    ways = [1] + [0] * (len(rows[0]) - 1)
    for row in rows:
        for place, cell in enumerate(row):
            if cell == "#":
                ways[place] = 0
            elif place:
                ways[place] += ways[place - 1]
    return ways[-1]


def wrong(rows):
    ways = [1] + [0] * (len(rows[0]) - 1)
    for row in rows:
        for place, cell in enumerate(row):
            if cell == "#" and place:
                ways[place] = 0
            elif place:
                ways[place] += ways[place - 1]
    return ways[-1]
