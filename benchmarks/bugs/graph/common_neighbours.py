"""A node is paired with itself."""

domain = {"args": [{"graph": [0, 12], "form": "dict"}]}
failing = ({0: [1], 1: [0]},)


def right(near):
    return sum(1 for one in near for two in near if one < two and set(near[one]) & set(near[two]))


def wrong(near):
    return sum(1 for one in near for two in near if one <= two and set(near[one]) & set(near[two]))
