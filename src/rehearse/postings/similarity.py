"""How much two postings have in common: the same one is often posted again with a few words changed."""

from __future__ import annotations

import re

from rehearse.postings.folding import fold

__all__ = ["RELISTING", "similarity"]

RELISTING = 0.6
"""Above this share two postings count as one that was posted again."""
_LENGTH = 12
"""Words in a row: long enough that two employers do not write the same by accident."""
_WORD = re.compile(r"\w+")


def similarity(text_a: str, text_b: str) -> float:
    """Share in [0, 1] of runs of 12 words that stand in both texts, of all that stand in either.

    Case, punctuation and line ends do not matter; a text of fewer words is one run. An empty text shares nothing.
    The cost grows with the length of the texts.

    >>> similarity("We train models.", "we TRAIN models")
    1.0
    """
    runs_a, runs_b = _runs(text_a), _runs(text_b)
    either = len(runs_a | runs_b)
    return len(runs_a & runs_b) / either if either else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    if not words:
        return set()
    return {tuple(words[at : at + _LENGTH]) for at in range(max(1, len(words) - _LENGTH + 1))}
