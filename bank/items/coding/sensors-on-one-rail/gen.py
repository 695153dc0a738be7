"""Rails of sensors. n is the number of slots."""

from random import Random

LIMIT = 1_000_000_000


def random_rail(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(0, LIMIT) for _ in range(n)],)


def hill(n: int, rng: Random) -> tuple[list[int]]:
    """Gains rise to the middle and fall again: both ends move all the way."""
    top = rng.randint(1, LIMIT // max(n, 1))
    return ([top * min(i + 1, n - i) for i in range(n)],)


def rising(n: int, rng: Random) -> tuple[list[int]]:
    return (sorted(rng.randint(0, LIMIT) for _ in range(n)),)


def falling(n: int, rng: Random) -> tuple[list[int]]:
    return (rising(n, rng)[0][::-1],)


def equal(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(0, LIMIT)] * n,)


families = {"random": random_rail, "worst": hill, "sorted": rising, "reverse": falling, "equal": equal}


def sample(rng: Random) -> tuple[list[int]]:
    top = rng.choice((2, 9, 60))
    return ([rng.randint(0, top) for _ in range(rng.randint(0, 10))],)


def legal(gains: list[int]) -> bool:
    return len(gains) <= 100_000 and all(0 <= gain <= LIMIT for gain in gains)


def _best_has_equal_ends(gains: list[int], best: int) -> bool:
    """Whether a best pair has equal gains. Looks at the first 500."""
    gains = gains[:500]
    return any(
        one == two and (second - first) * one == best
        for first, one in enumerate(gains)
        for second, two in enumerate(gains[first + 1 :], first + 1)
    )


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, gains: not gains,
    "one": lambda answer, gains: len(gains) == 1,
    "duplicates": lambda answer, gains: len(set(gains)) < len(gains),
    "ties": lambda answer, gains: _best_has_equal_ends(gains, answer),
    "maximum": lambda answer, gains: len(gains) >= 50_000,
}
