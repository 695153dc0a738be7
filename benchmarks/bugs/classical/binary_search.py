"""The last position is never looked at."""

domain = {
    "args": [{"list": {"int": [-100, 100]}, "len": [0, 200], "sorted": True, "distinct": True}, {"int": [-100, 100]}]
}
failing = ([4], 4)


def right(values, wanted):
    low, high = 0, len(values) - 1
    while low <= high:
        middle = (low + high) // 2
        if values[middle] == wanted:
            return middle
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


def wrong(values, wanted):
    low, high = 0, len(values) - 1
    while low < high:
        middle = (low + high) // 2
        if values[middle] == wanted:
            return middle
        if values[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1
