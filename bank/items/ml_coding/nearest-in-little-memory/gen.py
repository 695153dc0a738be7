"""Base vectors, queries and k. n is the number of base vectors."""

from random import Random

import numpy as np

Arguments = tuple[np.ndarray, np.ndarray, int]


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def plain(n: int, rng: Random, m: int = 5, d: int = 3) -> Arguments:
    g = draws(rng)
    return g.normal(size=(n, d)), g.normal(size=(m, d)), min(n, 4)


def eighths(n: int, rng: Random) -> Arguments:
    """Coordinates that are multiples of one eighth: sums and differences are exact."""
    base, queries, k = plain(n, rng)
    return np.round(base * 8) / 8 + np.arange(n)[:, None] / 1024, np.round(queries * 8) / 8, k


def moved(n: int, rng: Random) -> Arguments:
    """``eighths`` with the same seed, everything moved by 1,000,000, which is exact here."""
    base, queries, k = eighths(n, rng)
    return base + 1e6, queries + 1e6, k


def ties(n: int, rng: Random) -> Arguments:
    """Whole coordinates of a small range."""
    g = draws(rng)
    return g.integers(-2, 3, (n, 2)).astype(float), g.integers(-2, 3, (6, 2)).astype(float), min(n, 5)


def themselves(n: int, rng: Random) -> Arguments:
    """Queries taken from the base."""
    base, _, k = plain(n, rng)
    return base, base[:: max(1, n // 7)].copy(), k


def single(n: int, rng: Random) -> Arguments:
    base, queries, k = plain(n, rng, m=8, d=8)
    return base.astype(np.float32), queries.astype(np.float32), k


def crowd(n: int, rng: Random) -> Arguments:
    g = draws(rng)
    return g.normal(size=(n, 4)), g.normal(size=(220, 4)), 10


families = {
    "plain": plain,
    "eighths": eighths,
    "moved": moved,
    "ties": ties,
    "themselves": themselves,
    "single": single,
    "worst": crowd,
}


def sample(rng: Random) -> Arguments:
    return rng.choice((plain, ties, themselves, moved))(rng.randint(1, 15), rng)


def legal(base: np.ndarray, queries: np.ndarray, k: int) -> bool:
    return 1 <= k <= len(base) <= 40_000 and base.shape[1] == queries.shape[1]
