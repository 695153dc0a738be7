"""Features and a budget. n is the number of features, m (called W in the cost) the budget."""

from fractions import Fraction
from random import Random


def random2(n: int, m: int, rng: Random) -> tuple[list[list[int]], int]:
    return [[rng.randint(0, max(1, m // 4)), rng.randint(-100, 1000)] for _ in range(n)], m


def cheap2(n: int, m: int, rng: Random) -> tuple[list[list[int]], int]:
    """Costs of 1 to 3 and gains close to them: long inner loops, many near ties."""
    costs = [rng.randint(1, 3) for _ in range(n)]
    return [[cost, 10 * cost + rng.randint(0, 2)] for cost in costs], m


def free2(n: int, m: int, rng: Random) -> tuple[list[list[int]], int]:
    """Everything is free: every subset is possible, whatever the budget."""
    return [[0, rng.randint(1, 1000)] for _ in range(n)], m


def random_features(n: int, rng: Random) -> tuple[list[list[int]], int]:
    return random2(n, 25 * n, rng)


def cheap(n: int, rng: Random) -> tuple[list[list[int]], int]:
    return cheap2(n, 25 * n, rng)


def rising(n: int, rng: Random) -> tuple[list[list[int]], int]:
    features, budget = random_features(n, rng)
    return sorted(features), budget


def equal(n: int, rng: Random) -> tuple[list[list[int]], int]:
    return [[7, 5]] * n, 3 * n


families = {"random": random_features, "worst": cheap, "sorted": rising, "equal": equal}
families2 = {"random": random2, "worst": cheap2, "free": free2}


def sample(rng: Random) -> tuple[list[list[int]], int]:
    top = rng.choice((3, 8, 20))
    return [[rng.randint(0, top), rng.randint(-3, 12)] for _ in range(rng.randint(0, 7))], rng.randint(0, 2 * top)


def legal(features: list[list[int]], budget: int) -> bool:
    return (
        len(features) <= 200
        and 0 <= budget <= 5_000
        and all(len(f) == 2 and 0 <= f[0] <= 1_000_000 and abs(f[1]) <= 1_000_000 for f in features)
    )


def _same_rate(features: list[list[int]]) -> bool:
    """Whether two features gain as much for each unit of cost."""
    rates = [Fraction(gain, cost) for cost, gain in features if cost > 0]
    return len(set(rates)) < len(rates)


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, features, budget: not features,
    "one": lambda answer, features, budget: len(features) == 1,
    "duplicates": lambda answer, features, budget: len(set(map(tuple, features))) < len(features),
    "negative": lambda answer, features, budget: any(gain < 0 for _, gain in features),
    "ties": lambda answer, features, budget: _same_rate(features),
    "no_answer": lambda answer, features, budget: bool(features) and answer == 0,
    "maximum": lambda answer, features, budget: len(features) >= 100,
}
