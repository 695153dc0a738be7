"""A loop counts once."""

domain = {"args": [{"spread": {"graph": [1, 20], "loops": True, "repeats": True}}]}
failing = (1, [[0, 0]])


def right(count, edges):
    found = [0] * count
    for one, two in edges:
        found[one] += 1
        found[two] += 1
    return found


def wrong(count, edges):
    found = [0] * count
    for one, two in edges:
        found[one] += 1
        found[two] += one != two
    return found
