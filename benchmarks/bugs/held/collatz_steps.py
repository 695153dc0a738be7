"""1 is sent round once more."""

domain = {"args": [{"int": [1, 5000]}]}
failing = (1,)


def right(number):
    steps = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps


def wrong(number):
    steps = 0
    while steps == 0 or number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps
