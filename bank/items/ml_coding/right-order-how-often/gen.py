"""Labels and scores. n is the number of cases; both classes occur from two cases on."""

from random import Random

import numpy as np


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def labels(n: int, g: np.random.Generator, share: float = 0.3) -> np.ndarray:
    y = (g.random(n) < share).astype(np.int64)
    if n >= 2:
        y[0], y[1] = 1, 0
    return y


def plain(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    g = draws(rng)
    y = labels(n, g)
    return y, g.normal(size=n) + y


def ties(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """Scores of a few values only."""
    g = draws(rng)
    y = labels(n, g, 0.5)
    return y, np.round(g.normal(size=n) + 0.7 * y) / 4


def mapped(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """The scores of ``ties`` with the same seed, mapped by a strictly increasing function."""
    y, s = ties(n, rng)
    return y, np.exp(3 * s) - 20


def mirrored(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """``ties`` with the same seed, scores negated and classes swapped."""
    y, s = ties(n, rng)
    return 1 - y, -s


def offset(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """Scores far from zero that differ in their last digits only."""
    y, s = plain(n, rng)
    return y, 1e8 + np.round(s * 4) / 1024


def single(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    y, s = plain(n, rng)
    return y, s.astype(np.float32)


def rare(n: int, rng: Random) -> tuple[np.ndarray, np.ndarray]:
    """One positive in a thousand."""
    g = draws(rng)
    y = labels(n, g, 0.001)
    return y, g.random(n) ** 3 + 0.2 * y


families = {
    "plain": plain,
    "ties": ties,
    "mapped": mapped,
    "mirrored": mirrored,
    "offset": offset,
    "single": single,
    "rare": rare,
    "worst": ties,
}


def sample(rng: Random) -> tuple[np.ndarray, np.ndarray]:
    return rng.choice((plain, ties, offset, single))(rng.randint(2, 12), rng)


def legal(y: np.ndarray, s: np.ndarray) -> bool:
    return len(y) == len(s) <= 200_000 and bool(np.isin(y, (0, 1)).all() and np.isfinite(s).all())
