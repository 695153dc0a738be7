"""Counts from the right."""

domain = {"args": [{"tree": {"int": [0, 60]}, "nodes": [1, 20], "search": True}, {"int": [1, 20]}]}
failing = ([0, None, None], 2)


def right(tree, k):
    def walk(node):
        return [] if node is None else [*walk(node[1]), node[0], *walk(node[2])]

    values = walk(tree)
    return values[k - 1] if k <= len(values) else None


def wrong(tree, k):
    def walk(node):
        return [] if node is None else [*walk(node[1]), node[0], *walk(node[2])]

    values = walk(tree)
    return values[min(k, len(values)) - 1]
