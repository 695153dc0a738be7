"""Starts to cross out at the square plus the prime."""

domain = {"args": [{"int": [0, 300]}]}
failing = (4,)


def right(limit):
    is_prime = [True] * (limit + 1)
    primes = []
    for number in range(2, limit + 1):
        if is_prime[number]:
            primes.append(number)
            for multiple in range(number * number, limit + 1, number):
                is_prime[multiple] = False
    return primes


def wrong(limit):
    is_prime = [True] * (limit + 1)
    primes = []
    for number in range(2, limit + 1):
        if is_prime[number]:
            primes.append(number)
            for multiple in range(number * number + number, limit + 1, number):
                is_prime[multiple] = False
    return primes
