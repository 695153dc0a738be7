"""A repeated maximum counts as second."""

domain = {"args": [{"list": {"int": [-100, 100]}, "len": [0, 200]}]}
failing = ([1, 1],)


def right(values):
    different = sorted(set(values))
    return different[-2] if len(different) > 1 else None


def wrong(values):
    different = sorted(values)
    return different[-2] if len(different) > 1 else None
