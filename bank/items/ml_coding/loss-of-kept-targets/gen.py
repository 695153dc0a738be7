"""Logits (n, c), targets with some -1, and a smoothing. n is the number of rows."""

from random import Random

import numpy as np

Arguments = tuple[np.ndarray, np.ndarray, float]


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def plain(n: int, rng: Random, classes: int = 5, scale: float = 2.0) -> Arguments:
    g = draws(rng)
    targets = g.integers(0, classes, n)
    targets[g.random(n) < 0.25] = -1
    if n:
        targets[0] = 0
    return g.normal(size=(n, classes)) * scale, targets, float(g.choice([0.0, 0.1, 0.3]))


def shifted(n: int, rng: Random) -> Arguments:
    """``plain`` with the same seed, and another constant added to each row."""
    logits, targets, smoothing = plain(n, rng)
    return logits + np.linspace(-64, 64, n)[:, None], targets, smoothing


def padded(n: int, rng: Random) -> Arguments:
    """``plain`` with the same seed, and other logits at the start of rows that do not count."""
    logits, targets, smoothing = plain(n, rng)
    logits[targets == -1] = [9999.0, -9999.0, 0.0, 1.0, 2.0]
    return logits, targets, smoothing


def large(n: int, rng: Random) -> Arguments:
    """Logits of 10,000 and -10,000."""
    logits, targets, smoothing = plain(n, rng, scale=1.0)
    return np.clip(logits * 1e5, -1e4, 1e4), targets, smoothing


def spike(n: int, rng: Random) -> Arguments:
    """One logit of 10,000 in every row; the target is mostly another class."""
    logits, targets, smoothing = plain(n, rng)
    logits[:, 3] = 1e4
    return logits, targets, smoothing


def single(n: int, rng: Random) -> Arguments:
    logits, targets, smoothing = plain(n, rng, scale=4.0)
    return logits.astype(np.float32), targets, smoothing


def tiny(n: int, rng: Random) -> Arguments:
    """For finite differences: few rows, three classes, moderate logits."""
    return plain(n, rng, classes=3, scale=1.0)


def wide(n: int, rng: Random) -> Arguments:
    return plain(n, rng, classes=50)


families = {
    "plain": plain,
    "shifted": shifted,
    "padded": padded,
    "large": large,
    "spike": spike,
    "single": single,
    "tiny": tiny,
    "worst": wide,
}


def sample(rng: Random) -> Arguments:
    return rng.choice((plain, large, spike, tiny))(rng.randint(1, 8), rng)


def legal(logits: np.ndarray, targets: np.ndarray, smoothing: float) -> bool:
    n, c = logits.shape
    return n <= 8_000 and c >= 2 and bool((targets >= -1).all() and (targets < c).all()) and 0 <= smoothing < 1
