"""Names of companies inside sentences."""

from __future__ import annotations

import unicodedata

__all__ = ["in_sentence"]

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def in_sentence(name: str) -> str:
    """The name, set apart when it is written from right to left: figures beside it would change places otherwise.

    >>> in_sentence("Northlight"), len(in_sentence("شركة"))
    ('Northlight', 6)
    """
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name):
        return f"{_FIRST_STRONG}{name}{_POP}"
    return name
