"""The right side is forgotten."""

domain = {"args": [{"tree": {"int": [0, 9]}, "nodes": [0, 40]}]}
failing = ([0, None, [0, None, None]],)


def right(tree):
    return 0 if tree is None else 1 + max(right(tree[1]), right(tree[2]))


def wrong(tree):
    return 0 if tree is None else 1 + wrong(tree[1])
