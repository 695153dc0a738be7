"""Labels, campaigns and weeks. n is the number of campaigns."""

from random import Random

LIMIT = 1_000_000_000


def random_campaigns(n: int, rng: Random) -> tuple[int, list[list[int]], int]:
    return 1000, [[rng.randint(0, 1000 * (n + 1)), rng.randint(0, 2000)] for _ in range(n)], max(1, n // 2)


def all_open(n: int, rng: Random) -> tuple[int, list[list[int]], int]:
    """Everything is open from the start and everything can be taken."""
    return 1000, [[rng.randint(0, 1000), rng.randint(0, 10_000)] for _ in range(n)], n


def ladder(n: int, rng: Random) -> tuple[int, list[list[int]], int]:
    """Each campaign opens exactly the next one; given in falling order of need."""
    return 0, [[i, 1] for i in range(n - 1, -1, -1)], n


def rising(n: int, rng: Random) -> tuple[int, list[list[int]], int]:
    labels, campaigns, weeks = random_campaigns(n, rng)
    return labels, sorted(campaigns), weeks


def equal(n: int, rng: Random) -> tuple[int, list[list[int]], int]:
    return 5, [[5, 3]] * n, n


families = {
    "random": random_campaigns,
    "worst": all_open,
    "reverse": ladder,
    "sorted": rising,
    "equal": equal,
}


def sample(rng: Random) -> tuple[int, list[list[int]], int]:
    top = rng.choice((4, 12))
    campaigns = [[rng.randint(0, top), rng.randint(0, 6)] for _ in range(rng.randint(0, 6))]
    return rng.randint(0, 5), campaigns, rng.randint(0, 5)


def legal(labels: int, campaigns: list[list[int]], weeks: int) -> bool:
    return (
        0 <= labels <= LIMIT
        and 0 <= weeks <= 100_000
        and len(campaigns) <= 50_000
        and all(len(c) == 2 and 0 <= c[0] <= LIMIT and 0 <= c[1] <= LIMIT for c in campaigns)
    )


# Which edge cases an input is, asked with the right answer first.
edges = {
    "empty": lambda answer, labels, campaigns, weeks: not campaigns,
    "one": lambda answer, labels, campaigns, weeks: len(campaigns) == 1,
    "duplicates": lambda answer, labels, campaigns, weeks: len(set(map(tuple, campaigns))) < len(campaigns),
    "ties": lambda answer, labels, campaigns, weeks: any(
        len({campaign[part] for campaign in campaigns}) < len(campaigns) for part in (0, 1)
    ),
    "no_answer": lambda answer, labels, campaigns, weeks: bool(campaigns) and answer == labels,
    "maximum": lambda answer, labels, campaigns, weeks: len(campaigns) >= 25_000,
}
