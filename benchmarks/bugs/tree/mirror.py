"""Equal values are compared, shapes are not."""

domain = {"args": [{"tree": {"int": [0, 2]}, "nodes": [0, 15]}]}
failing = ([0, [0, None, [0, None, None]], [0, None, None]],)


def right(tree):
    def same(one, two):
        if one is None or two is None:
            return one is two
        return one[0] == two[0] and same(one[1], two[2]) and same(one[2], two[1])

    return tree is None or same(tree[1], tree[2])


def wrong(tree):
    def same(one, two):
        if one is None or two is None:
            return one is two
        return one[0] == two[0] and same(one[1], two[2])

    return tree is None or same(tree[1], tree[2])
