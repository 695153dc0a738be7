"""A fall in between is subtracted."""

domain = {"args": [{"list": {"int": [0, 100]}, "len": [0, 40]}]}
failing = ([1, 0, 1],)


def right(prices):
    return sum(max(0, after - before) for before, after in zip(prices, prices[1:]))


def wrong(prices):
    return max(0, prices[-1] - prices[0]) if prices else 0
