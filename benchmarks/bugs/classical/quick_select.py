"""Only one copy of the pivot is counted."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [1, 100]}, {"int": [0, 99]}], "where": "k < len(values)"}
failing = ([0, 0], 1)


def right(values, k):
    while True:
        pivot = values[len(values) // 2]
        low = [value for value in values if value < pivot]
        same = [value for value in values if value == pivot]
        if k < len(low):
            values = low
        elif k < len(low) + len(same):
            return pivot
        else:
            k -= len(low) + len(same)
            values = [value for value in values if value > pivot]


def wrong(values, k):
    while True:
        pivot = values[len(values) // 2]
        low = [value for value in values if value < pivot]
        same = [value for value in values if value == pivot]
        if k < len(low):
            values = low
        elif k <= len(low):
            return pivot
        else:
            k -= len(low) + len(same)
            values = [value for value in values if value > pivot]
