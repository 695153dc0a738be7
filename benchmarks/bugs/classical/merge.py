"""Drops what is left of the second list."""

domain = {
    "args": [
        {"list": {"int": [-100, 100]}, "len": [0, 100], "sorted": True},
        {"list": {"int": [-100, 100]}, "len": [0, 100], "sorted": True},
    ]
}
failing = ([], [1])


def right(one, two):
    merged, i, j = [], 0, 0
    while i < len(one) and j < len(two):
        if one[i] <= two[j]:
            merged.append(one[i])
            i += 1
        else:
            merged.append(two[j])
            j += 1
    return merged + one[i:] + two[j:]


def wrong(one, two):
    merged, i, j = [], 0, 0
    while i < len(one) and j < len(two):
        if one[i] <= two[j]:
            merged.append(one[i])
            i += 1
        else:
            merged.append(two[j])
            j += 1
    return merged + one[i:]
