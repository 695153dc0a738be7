"""The last of equal values wins."""

domain = {"args": [{"dict": [{"text": "ab", "len": [1, 4]}, {"int": [-9, 9]}], "len": [0, 8]}]}
failing = ({"a": 0, "b": 0},)


def right(table):
    found = {}
    for key, value in table.items():
        found.setdefault(value, []).append(key)
    return {value: sorted(keys) for value, keys in found.items()}


def wrong(table):
    found = {}
    for key, value in table.items():
        found[value] = [key]
    return {value: sorted(keys) for value, keys in found.items()}
