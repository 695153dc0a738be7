"""A task is allowed before the one it waits for when they are neighbours."""

domain = {"args": [{"spread": {"graph": [1, 8], "directed": True, "acyclic": True}}]}
failing = (2, [[1, 0]])


def right(count, edges):
    return all(one < two for one, two in edges)


def wrong(count, edges):
    return all(one <= two + 1 for one, two in edges)
