"""Features, targets, a penalty. n is the number of rows."""

from random import Random

import numpy as np

Arguments = tuple[np.ndarray, np.ndarray, float]


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def plain(n: int, rng: Random, d: int = 3, alpha: float = 1.5) -> Arguments:
    g = draws(rng)
    x = g.normal(size=(n, d)) * g.uniform(0.5, 3, d) + g.normal(size=d)
    y = x @ g.normal(size=d) + 4 + 0.3 * g.normal(size=n)
    return x, y, alpha


def free(n: int, rng: Random) -> Arguments:
    return plain(n, rng, alpha=0.0)


def twice(n: int, rng: Random) -> Arguments:
    """``plain`` with the same seed, every row twice and the penalty doubled."""
    x, y, alpha = plain(n, rng)
    return np.concatenate([x, x]), np.concatenate([y, y]), 2 * alpha


def reversed_rows(n: int, rng: Random) -> Arguments:
    x, y, alpha = plain(n, rng)
    return x[::-1].copy(), y[::-1].copy(), alpha


def strong(n: int, rng: Random) -> Arguments:
    return plain(n, rng, alpha=1e4)


def alike(n: int, rng: Random) -> Arguments:
    """Two equal columns and a constant one."""
    x, y, alpha = plain(n, rng)
    return np.column_stack([x, x[:, 0], np.full(n, 3.0)]), y, alpha


def far(n: int, rng: Random) -> Arguments:
    """Columns around a million."""
    x, y, alpha = plain(n, rng)
    return x + 1e6, y, alpha


def single(n: int, rng: Random) -> Arguments:
    x, y, alpha = plain(n, rng)
    return x.astype(np.float32), y.astype(np.float32), alpha


def long(n: int, rng: Random) -> Arguments:
    return plain(n, rng, d=30, alpha=10.0)


families = {
    "plain": plain,
    "free": free,
    "twice": twice,
    "reversed": reversed_rows,
    "strong": strong,
    "alike": alike,
    "far": far,
    "single": single,
    "worst": long,
}


def sample(rng: Random) -> Arguments:
    return rng.choice((plain, free, alike, strong))(rng.randint(6, 10), rng)


def legal(x: np.ndarray, y: np.ndarray, alpha: float) -> bool:
    return 1 <= len(x) == len(y) <= 100_000 and alpha >= 0
