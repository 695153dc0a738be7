"""Arrivals of numbered batches. n is the number of arrivals."""

from random import Random

LIMIT = 1_000_000_000


def random_arrivals(n: int, rng: Random) -> tuple[list[int]]:
    """Numbers from a range about as wide as n: many short stretches."""
    return ([rng.randint(0, 2 * n) for _ in range(n)],)


def one_run(n: int, rng: Random) -> tuple[list[int]]:
    """A single stretch of n numbers, shuffled."""
    start = rng.randint(-LIMIT, LIMIT - n)
    numbers = list(range(start, start + n))
    rng.shuffle(numbers)
    return (numbers,)


def holes(n: int, rng: Random) -> tuple[list[int]]:
    """No two neighbours: every number is a stretch of its own."""
    numbers = list(range(-n, n, 2))
    rng.shuffle(numbers)
    return (numbers,)


def rising(n: int, rng: Random) -> tuple[list[int]]:
    start = rng.randint(-n, n)
    return (list(range(start, start + n)),)


def falling(n: int, rng: Random) -> tuple[list[int]]:
    return (rising(n, rng)[0][::-1],)


def equal(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(-5, 5)] * n,)


families = {
    "random": random_arrivals,
    "worst": one_run,
    "holes": holes,
    "sorted": rising,
    "reverse": falling,
    "equal": equal,
}


def sample(rng: Random) -> tuple[list[int]]:
    span = rng.choice((3, 8, 20))
    return ([rng.randint(-span, span) for _ in range(rng.randint(0, 12))],)


def legal(batches: list[int]) -> bool:
    return len(batches) <= 100_000 and all(-LIMIT <= number <= LIMIT for number in batches)


def _stretches(batches: list[int], length: int) -> int:
    """How many unbroken stretches have a length."""
    present = set(batches)
    starts = (number for number in present if number - 1 not in present)
    return sum(
        start + length not in present and all(start + step in present for step in range(length)) for start in starts
    )


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, batches: not batches,
    "one": lambda answer, batches: len(batches) == 1,
    "duplicates": lambda answer, batches: len(set(batches)) < len(batches),
    "negative": lambda answer, batches: any(number < 0 for number in batches),
    "ties": lambda answer, batches: bool(batches) and _stretches(batches, answer[1]) > 1,
    "maximum": lambda answer, batches: len(batches) >= 50_000,
}
