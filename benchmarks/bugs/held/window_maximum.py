"""The value that leaves is kept one step longer."""

from collections import deque

domain = {
    "args": [{"list": {"int": [-1000, 1000]}, "len": [0, 100]}, {"int": [1, 100]}],
    "where": "width <= len(values)",
}
failing = ([1, 0], 1)


def right(values, width):
    best, found = deque(), []
    for place, value in enumerate(values):
        while best and values[best[-1]] <= value:
            best.pop()
        best.append(place)
        if best[0] <= place - width:
            best.popleft()
        if place >= width - 1:
            found.append(values[best[0]])
    return found


def wrong(values, width):
    best, found = deque(), []
    for place, value in enumerate(values):
        while best and values[best[-1]] <= value:
            best.pop()
        best.append(place)
        if best[0] < place - width:
            best.popleft()
        if place >= width - 1:
            found.append(values[best[0]])
    return found
