"""Goes right of equal values."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200], "sorted": True}, {"int": [-100, 100]}]}
failing = ([3], 3)


def right(values, wanted):
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def wrong(values, wanted):
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if values[middle] <= wanted:
            low = middle + 1
        else:
            high = middle
    return low
