"""One pass too few."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([2, 1],)


def right(values):
    values = list(values)
    for last in range(len(values) - 1, 0, -1):
        for place in range(last):
            if values[place] > values[place + 1]:
                values[place], values[place + 1] = values[place + 1], values[place]
    return values


def wrong(values):
    values = list(values)
    for last in range(len(values) - 1, 1, -1):
        for place in range(last):
            if values[place] > values[place + 1]:
                values[place], values[place + 1] = values[place + 1], values[place]
    return values
