"""A sum that ends inside is accepted."""

domain = {"args": [{"tree": {"int": [-9, 9]}, "nodes": [0, 20]}, {"int": [-30, 30]}]}
failing = ([0, [1, None, None], None], 0)


def right(tree, wanted):
    if tree is None:
        return False
    value, left, other = tree
    if left is None and other is None:
        return value == wanted
    return right(left, wanted - value) or right(other, wanted - value)


def wrong(tree, wanted):
    if tree is None:
        return False
    value, left, other = tree
    if value == wanted or (left is None and other is None):
        return value == wanted
    return wrong(left, wanted - value) or wrong(other, wanted - value)
