"""A substitution costs two."""

domain = {"args": [{"text": "abc", "len": [0, 20]}, {"text": "abc", "len": [0, 20]}]}
failing = ("a", "b")


def right(one, two):
    before = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b)))
        before = row
    return before[-1]


def wrong(one, two):
    before = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + 2 * (a != b)))
        before = row
    return before[-1]
