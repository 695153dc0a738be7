"""Points in blobs, first centres, a number of rounds. n is the number of points; every centre is near some."""

from random import Random

import numpy as np

Arguments = tuple[np.ndarray, np.ndarray, int]


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def blobs(n: int, rng: Random, k: int = 3, d: int = 2, rounds: int = 4) -> Arguments:
    """Overlapping blobs; the first centres are points of the set, so that none is empty at first."""
    g = draws(rng)
    middles = g.normal(size=(k, d)) * 3
    points = middles[g.integers(0, k, n)] + g.normal(size=(n, d))
    centres = points[g.choice(n, size=k, replace=False)] + 0.01 * g.normal(size=(k, d))
    return points, centres, rounds


def shuffled(n: int, rng: Random) -> Arguments:
    """``blobs`` with the same seed, the points in another order."""
    points, centres, rounds = blobs(n, rng)
    return points[::-1].copy(), centres, rounds


def far(n: int, rng: Random) -> Arguments:
    """Points around a million, about 1 apart."""
    points, centres, rounds = blobs(n, rng)
    return points + 1e6, centres + 1e6, rounds


def single(n: int, rng: Random) -> Arguments:
    points, centres, rounds = blobs(n, rng, k=4, d=3, rounds=3)
    return points.astype(np.float32), centres.astype(np.float32), rounds


def lonely(n: int, rng: Random) -> Arguments:
    """One centre far from every point."""
    points, centres, rounds = blobs(n, rng)
    centres[1] = [500.0, -500.0]
    return points, centres, rounds


def many(n: int, rng: Random) -> Arguments:
    return blobs(n, rng, k=4, d=8, rounds=5)


families = {
    "blobs": blobs,
    "shuffled": shuffled,
    "far": far,
    "single": single,
    "lonely": lonely,
    "worst": many,
}


def sample(rng: Random) -> Arguments:
    return rng.choice((blobs, lonely, far))(rng.randint(5, 20), rng)


def legal(points: np.ndarray, centres: np.ndarray, rounds: int) -> bool:
    return 1 <= len(points) <= 60_000 and len(centres) >= 1 and points.shape[1] == centres.shape[1] and rounds >= 0
