"""A node with one child counts as a leaf."""

domain = {"args": [{"tree": {"int": [0, 9]}, "nodes": [0, 20]}]}
failing = ([1, [0, None, None], None],)


def right(tree):
    if tree is None:
        return 0
    value, left, other = tree
    if left is None and other is None:
        return value
    return right(left) + right(other)


def wrong(tree):
    if tree is None:
        return 0
    value, left, other = tree
    if left is None or other is None:
        return value
    return wrong(left) + wrong(other)
