"""The root's own children are not counted."""

domain = {"args": [{"tree": {"int": [0, 3]}, "nodes": [1, 20], "form": "children"}]}
failing = ([0, [[0, []]]],)


def right(tree):
    return max([len(tree[1]), *(right(child) for child in tree[1])])


def wrong(tree):
    return max([0, *(max(len(child[1]), wrong(child)) for child in tree[1])])
