"""Greedy generation with a cache, and a small decoder with fixed weights to try it on."""

import numpy as np
from decoder import Cache, Decoder


def small_decoder(tokens: int = 11, width: int = 8) -> Decoder:
    """Weights from a fixed formula: the same everywhere, without random numbers."""

    def made(rows: int, columns: int, shift: float) -> np.ndarray:
        return np.sin(np.arange(rows * columns, dtype=float).reshape(rows, columns) * 2.1 + shift)

    mixes = {name: made(width, width, place) for place, name in enumerate(("query", "key", "value", "out"))}
    return Decoder(made(tokens, width, 0.5), mixes)


def generate(decoder: Decoder, prompt: list[int], count: int) -> list[int]:
    """The most probable next tokens, ``count`` of them, one after the other."""
    cache = Cache(decoder.width)
    scores = decoder.forward(prompt, cache)
    made: list[int] = []
    while len(made) < count:
        made.append(int(scores[-1].argmax()))
        scores = decoder.forward(made[-1:], cache)
    return made


def scores_of(decoder: Decoder, chunks: list[list[int]]) -> np.ndarray:
    """Scores of all places when a text is read chunk by chunk."""
    cache = Cache(decoder.width)
    return np.concatenate([decoder.forward(chunk, cache) for chunk in chunks])
