"""Which texts read alike: cosine of TF-IDF weights over character 3- to 5-grams."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

__all__ = ["alike"]

_SPACE = re.compile(r"\W+")
_SIZES = (3, 4, 5)
_SKETCH = 64
"""Pairs of words that stand for a text when texts are picked: those of the smallest hash, an even sample."""
_COMMON = 0.02
"""Share of the texts from which on a pair of words is too common to pick by."""
_CLUSTER = 8
"""Texts that may hold a pair of words however few texts there are: so many alike texts still find each other."""
_FEW_TEXTS = 40
"""Up to so many texts every pair is compared."""
_LEAST_SHARED = 5


def alike(
    texts: Mapping[str, str], least: float, *, about: frozenset[str] | None = None
) -> Iterator[tuple[str, str, float]]:
    """Pairs of keys in order whose texts have a cosine of at least ``least`` (0 to 1), with the cosine.

    ``about``: only pairs with one of these keys. Weights are ``1 + ln tf`` times ``ln((1 + n) / (1 + df)) + 1``,
    scaled to length one. Among many texts only those are compared that share some of a sample of their pairs of
    neighbouring words: where most grams are shared, many such pairs are.
    """
    spread: Counter[str] = Counter()
    for text in texts.values():
        spread.update(_grams(text, _SIZES).keys())
    total = len(texts)

    @lru_cache(maxsize=128)
    def weights(key: str) -> dict[str, float]:
        weighted = {
            gram: (1 + math.log(often)) * (math.log((1 + total) / (1 + spread[gram])) + 1)
            for gram, often in _grams(texts[key], _SIZES).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        return {gram: weight / length for gram, weight in weighted.items()}

    for one, other in _pairs(texts):
        if about is None or one in about or other in about:
            cosine = _cosine(weights(one), weights(other))
            if cosine >= least:
                yield one, other, cosine


def _pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs worth comparing, each with its keys in order."""
    keys = sorted(texts)
    if len(keys) <= _FEW_TEXTS:
        yield from ((one, other) for place, one in enumerate(keys) for other in keys[place + 1 :])
        return
    neighbours = {key: _neighbours(texts[key]) for key in keys}
    spread = Counter(pair for pairs in neighbours.values() for pair in pairs)
    most = max(_CLUSTER, int(len(keys) * _COMMON))
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        telling = (pair for pair in neighbours[key] if 1 < spread[pair] <= most)
        shared: Counter[str] = Counter()
        for pair in heapq.nsmallest(_SKETCH, telling, key=lambda pair: (crc32(pair.encode()), pair)):
            shared.update(holders[pair])
            holders[pair].append(key)
        yield from ((other, key) for other, often in shared.items() if often >= _LEAST_SHARED)


def _neighbours(text: str) -> set[str]:
    return {f"{one} {other}" for one, other in pairwise(_SPACE.sub(" ", text.lower()).split())}


def _grams(text: str, sizes: tuple[int, ...]) -> Counter[str]:
    plain = f" {_SPACE.sub(' ', text.lower()).strip()} "
    found: Counter[str] = Counter()
    for size in sizes:
        found.update(plain[start : start + size] for start in range(len(plain) - size + 1))
    return found


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    get = other.get
    return sum(weight * get(gram, 0.0) for gram, weight in one.items())
