"""Children are compared with their parent only."""

domain = {"args": [{"tree": {"int": [-50, 50]}, "nodes": [0, 40]}]}
failing = ([0, None, [2, [-1, None, None], None]],)


def right(tree):
    def within(tree, low, high):
        if tree is None:
            return True
        value, left, other = tree
        return low < value < high and within(left, low, value) and within(other, value, high)

    return within(tree, float("-inf"), float("inf"))


def wrong(tree):
    def within(tree, low, high):
        if tree is None:
            return True
        value, left, other = tree
        return low < value < high and within(left, float("-inf"), value) and within(other, value, float("inf"))

    return within(tree, float("-inf"), float("inf"))
