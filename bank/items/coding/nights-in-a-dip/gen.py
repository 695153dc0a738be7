"""Nightly scores. n is the number of nights."""

from random import Random

LIMIT = 1_000_000_000


def random_scores(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(-LIMIT, LIMIT) for _ in range(n)],)


def valley(n: int, rng: Random) -> tuple[list[int]]:
    """One wide dip of negative scores between two peaks."""
    scores = [rng.randint(-LIMIT, -LIMIT // 2) for _ in range(n)]
    if n:
        scores[0], scores[-1] = -rng.randint(1, 1000), -rng.randint(1, 1000)
    return (scores,)


def rising(n: int, rng: Random) -> tuple[list[int]]:
    return (sorted(rng.randint(-LIMIT, LIMIT) for _ in range(n)),)


def falling(n: int, rng: Random) -> tuple[list[int]]:
    return (rising(n, rng)[0][::-1],)


def equal(n: int, rng: Random) -> tuple[list[int]]:
    return ([rng.randint(-LIMIT, LIMIT)] * n,)


families = {"random": random_scores, "worst": valley, "sorted": rising, "reverse": falling, "equal": equal}


def sample(rng: Random) -> tuple[list[int]]:
    low, high = rng.choice(((-3, 3), (-20, -5), (0, 50)))
    return ([rng.randint(low, high) for _ in range(rng.randint(0, 10))],)


def legal(scores: list[int]) -> bool:
    return len(scores) <= 100_000 and all(-LIMIT <= score <= LIMIT for score in scores)


def _equal_walls(scores: list[int]) -> bool:
    """Whether a night in a dip has equally good best nights on both sides. Looks at the first 500."""
    scores = scores[:500]
    return any(scores[place] < max(scores[:place]) == max(scores[place + 1 :]) for place in range(1, len(scores) - 1))


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, scores: not scores,
    "one": lambda answer, scores: len(scores) == 1,
    "duplicates": lambda answer, scores: len(set(scores)) < len(scores),
    "negative": lambda answer, scores: any(score < 0 for score in scores),
    "ties": lambda answer, scores: _equal_walls(scores),
    "maximum": lambda answer, scores: len(scores) >= 50_000,
}
