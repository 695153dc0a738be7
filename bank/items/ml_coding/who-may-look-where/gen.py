"""Queries, keys, values, lengths, causal. n is t, the number of places."""

from random import Random

import numpy as np

Arguments = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, bool]


def draws(rng: Random) -> np.random.Generator:
    return np.random.default_rng(rng.getrandbits(64))


def plain(n: int, rng: Random, b: int = 3, d: int = 4, e: int = 3, causal: bool = True) -> Arguments:
    g = draws(rng)
    q, k, v = g.normal(size=(b, n, d)), g.normal(size=(b, n, d)), g.normal(size=(b, n, e))
    lengths = g.integers(1, n + 1, b)
    lengths[0] = n
    return q, k, v, lengths, causal


def both_ways(n: int, rng: Random) -> Arguments:
    return plain(n, rng, causal=False)


def other_padding(n: int, rng: Random) -> Arguments:
    """``plain`` with the same seed, and other keys and values beyond the lengths."""
    q, k, v, lengths, causal = plain(n, rng)
    hidden = np.arange(n) >= lengths[:, None]
    k[hidden] = 100.0
    v[hidden] = -7.0
    return q, k, v, lengths, causal


def scaled(n: int, rng: Random) -> Arguments:
    """``plain`` with the same seed, queries doubled and keys halved."""
    q, k, v, lengths, causal = plain(n, rng)
    return q * 2, k / 2, v, lengths, causal


def large(n: int, rng: Random) -> Arguments:
    """Scores near 10,000."""
    q, k, v, lengths, causal = plain(n, rng)
    return q * 90, k * 90, v, lengths, causal


def empty(n: int, rng: Random) -> Arguments:
    """One sequence of length 0."""
    q, k, v, lengths, causal = plain(n, rng)
    lengths[1] = 0
    return q, k, v, lengths, causal


def single(n: int, rng: Random) -> Arguments:
    q, k, v, lengths, causal = plain(n, rng, d=8)
    return q.astype(np.float32), k.astype(np.float32), v.astype(np.float32), lengths, causal


def long(n: int, rng: Random) -> Arguments:
    return plain(n, rng, b=8, d=32, e=32)


families = {
    "plain": plain,
    "both_ways": both_ways,
    "other_padding": other_padding,
    "scaled": scaled,
    "large": large,
    "empty": empty,
    "single": single,
    "worst": long,
}


def sample(rng: Random) -> Arguments:
    return rng.choice((plain, both_ways, empty, large))(rng.randint(1, 6), rng)


def legal(q: np.ndarray, k: np.ndarray, v: np.ndarray, lengths: np.ndarray, causal: bool) -> bool:
    t = q.shape[1]
    return q.shape == k.shape and v.shape[:2] == k.shape[:2] and t <= 512 and bool((lengths >= 0).all())
