"""0 has no digits."""

domain = {"args": [{"int": [0, 1000]}]}
failing = (0,)


def right(number):
    digits = ""
    while number or not digits:
        digits = str(number % 2) + digits
        number //= 2
    return digits


def wrong(number):
    digits = ""
    while number:
        digits = str(number % 2) + digits
        number //= 2
    return digits
