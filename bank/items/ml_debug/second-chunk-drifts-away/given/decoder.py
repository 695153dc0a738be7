"""A decoder with one layer of causal attention and a cache of keys and values."""

import numpy as np


class Cache:
    """Keys and values of the places that were read so far."""

    def __init__(self, width: int) -> None:
        self.keys = np.zeros((0, width))
        self.values = np.zeros((0, width))

    def __len__(self) -> int:
        return len(self.keys)

    def extend(self, keys: np.ndarray, values: np.ndarray) -> None:
        self.keys = np.concatenate([self.keys, keys])
        self.values = np.concatenate([self.values, values])


def waves(places: np.ndarray, width: int) -> np.ndarray:
    """Sine and cosine codes of places (t,), shape (t, width)."""
    rates = 1.0 / 100.0 ** (np.arange(width // 2) / (width // 2))
    angles = places[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)


class Decoder:
    """Scores of the next token for every place. Weights are given, nothing is trained here."""

    def __init__(self, table: np.ndarray, mixes: dict[str, np.ndarray]) -> None:
        self.table = table
        """Embedding of each token, shape (tokens, width)."""
        self.mixes = mixes
        """Matrices ``query``, ``key``, ``value`` and ``out``, each (width, width)."""

    @property
    def width(self) -> int:
        return self.table.shape[1]

    def forward(self, tokens: list[int], cache: Cache) -> np.ndarray:
        """Scores (t, tokens) of a chunk that follows what the cache holds; the cache grows by the chunk."""
        before = len(cache)
        places = np.arange(len(tokens))
        x = self.table[tokens] + waves(places, self.width)
        cache.extend(x @ self.mixes["key"], x @ self.mixes["value"])
        scores = x @ self.mixes["query"] @ cache.keys.T / np.sqrt(self.width)
        seen = np.arange(len(cache)) <= before + np.arange(len(tokens))[:, None]
        scores = np.where(seen, scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        mixed = x + weights @ cache.values @ self.mixes["out"]
        return mixed @ self.table.T
