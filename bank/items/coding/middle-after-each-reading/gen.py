"""Readings in order of arrival. n is their number."""

from random import Random

LIMIT = 1_000_000_000


def random_readings(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(-LIMIT, LIMIT) for _ in range(n)],)


def inwards(n: int, rng: Random) -> tuple[list[int]]:
    """Alternately above and below everything since, closing in on the middle: heaps sift all the way."""
    return ([(n - i) * (1 if i % 2 else -1) for i in range(n)],)


def rising(n: int, rng: Random) -> tuple[list[int]]:
    return (sorted(rng.randint(-LIMIT, LIMIT) for _ in range(n)),)


def falling(n: int, rng: Random) -> tuple[list[int]]:
    return (rising(n, rng)[0][::-1],)


def equal(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(-LIMIT, LIMIT)] * n,)


families = {"random": random_readings, "worst": inwards, "sorted": rising, "reverse": falling, "equal": equal}


def sample(rng: Random) -> tuple[list[int]]:
    span = rng.choice((2, 10, 100))
    return ([rng.randint(-span, span) for _ in range(rng.randint(0, 12))],)


def legal(readings: list[int]) -> bool:
    return len(readings) <= 100_000 and all(-LIMIT <= reading <= LIMIT for reading in readings)


def _has_two_middles(readings: list[int]) -> bool:
    """Whether at some time there are two middle readings, and they differ. Looks at the first 200."""
    for count in range(2, min(len(readings), 200) + 1, 2):
        ordered = sorted(readings[:count])
        if ordered[count // 2 - 1] != ordered[count // 2]:
            return True
    return False


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, readings: not readings,
    "one": lambda answer, readings: len(readings) == 1,
    "duplicates": lambda answer, readings: len(set(readings)) < len(readings),
    "negative": lambda answer, readings: any(reading < 0 for reading in readings),
    "ties": lambda answer, readings: _has_two_middles(readings),
    "maximum": lambda answer, readings: len(readings) >= 50_000,
}
