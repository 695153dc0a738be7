"""Logs of corrections. n is the number of entries."""

from random import Random

LIMIT = 1_000_000_000


def random_log(n: int, rng: Random) -> tuple[list[int], int]:
    return [rng.randint(-LIMIT, LIMIT) for _ in range(n)], rng.randint(-2 * LIMIT, 2 * LIMIT)


def no_pair(n: int, rng: Random) -> tuple[list[int], int]:
    """Only even values and an odd gap: every search ends without a pair."""
    return [2 * rng.randint(-LIMIT // 2, LIMIT // 2) for _ in range(n)], 1


def sorted_log(n: int, rng: Random) -> tuple[list[int], int]:
    """Rising even values; the gap is odd."""
    values, gap = no_pair(n, rng)
    return sorted(values), gap


def equal(n: int, rng: Random) -> tuple[list[int], int]:
    value = rng.randint(1, 1000)
    return [value] * n, 2 * value + 1


def last_pair(n: int, rng: Random) -> tuple[list[int], int]:
    """The only pair is completed by the last entry."""
    values = [2 * rng.randint(0, LIMIT // 2) for _ in range(n)]
    if n > 1:
        values[-1] = 1 - values[rng.randrange(n - 1)]
    return values, 1


families = {"random": random_log, "worst": no_pair, "sorted": sorted_log, "equal": equal, "last_pair": last_pair}


def sample(rng: Random) -> tuple[list[int], int]:
    span = rng.choice((2, 6, 30))
    return [rng.randint(-span, span) for _ in range(rng.randint(0, 9))], rng.randint(-2 * span, 2 * span)


def legal(corrections: list[int], gap: int) -> bool:
    return len(corrections) <= 100_000 and all(-LIMIT <= c <= LIMIT for c in corrections) and abs(gap) <= 2 * LIMIT


def _pairs(corrections: list[int], gap: int) -> int:
    """How many pairs of positions sum to the gap."""
    seen: dict[int, int] = {}
    found = 0
    for correction in corrections:
        found += seen.get(gap - correction, 0)
        seen[correction] = seen.get(correction, 0) + 1
    return found


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, corrections, gap: not corrections,
    "one": lambda answer, corrections, gap: len(corrections) == 1,
    "duplicates": lambda answer, corrections, gap: len(set(corrections)) < len(corrections),
    "negative": lambda answer, corrections, gap: any(correction < 0 for correction in corrections),
    "ties": lambda answer, corrections, gap: _pairs(corrections, gap) > 1,
    "no_answer": lambda answer, corrections, gap: bool(corrections) and not answer,
    "maximum": lambda answer, corrections, gap: len(corrections) >= 50_000,
}
