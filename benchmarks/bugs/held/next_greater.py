"""Equal values count as greater."""

domain = {"args": [{"list": {"int": [0, 50]}, "len": [0, 40]}]}
failing = ([0, 0],)


def right(values):
    found, waiting = [-1] * len(values), []
    for place, value in enumerate(values):
        while waiting and values[waiting[-1]] < value:
            found[waiting.pop()] = value
        waiting.append(place)
    return found


def wrong(values):
    found, waiting = [-1] * len(values), []
    for place, value in enumerate(values):
        while waiting and values[waiting[-1]] <= value:
            found[waiting.pop()] = value
        waiting.append(place)
    return found
