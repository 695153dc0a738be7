"""The last digit is lost."""

domain = {"args": [{"int": [-100000, 100000]}]}
failing = (1,)


def right(number):
    total, number = 0, abs(number)
    while number:
        total += number % 10
        number //= 10
    return total


def wrong(number):
    total, number = 0, abs(number)
    while number > 9:
        total += number % 10
        number //= 10
    return total
