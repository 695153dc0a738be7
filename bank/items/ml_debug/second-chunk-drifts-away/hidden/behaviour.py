"""Values that a right repair returns; compared outside of the box."""

import numpy as np
from decoder import Cache
from generate import generate, scores_of, small_decoder

TEXT = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8]


def probe_one_chunk() -> np.ndarray:
    return scores_of(small_decoder(), [TEXT])


def probe_token_by_token() -> np.ndarray:
    return scores_of(small_decoder(), [[token] for token in TEXT])


def probe_uneven_chunks() -> np.ndarray:
    return scores_of(small_decoder(), [TEXT[:1], TEXT[1:2], TEXT[2:7], TEXT[7:]])


def probe_continued_prompt() -> list[int]:
    return generate(small_decoder(), [1, 2, 3], 12)


def probe_fresh_cache() -> list[object]:
    decoder = small_decoder(tokens=7, width=6)
    first, second = Cache(6), Cache(6)
    decoder.forward([1, 2, 3, 4], first)
    return [decoder.forward([5], second), len(first), len(second), first.keys]
