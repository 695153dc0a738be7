"""A coin equal to the rest is passed over."""

domain = {"args": [{"int": [0, 200]}]}
failing = (2,)


def right(amount):
    count = 0
    for coin in (50, 20, 10, 5, 2, 1):
        count += amount // coin
        amount %= coin
    return count


def wrong(amount):
    count = 0
    for coin in (50, 20, 10, 5, 2, 1):
        while amount > coin or coin == 1 and amount:
            amount -= coin
            count += 1
    return count
