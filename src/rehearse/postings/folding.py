"""A form of the text for matching, of the same length, so that offsets are the same in both."""

from __future__ import annotations

__all__ = ["fold"]

_ALIKE = str.maketrans({"-": " ", "‐": " ", "‑": " ", "’": "'", "‘": "'", "“": '"', "”": '"'})


def fold(text: str) -> str:
    """Lower case, hyphens as spaces, straight quotes. Always as long as ``text``.

    >>> fold("State-of-the-art")
    'state of the art'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters, such as the dotted capital I, get longer: keep those as they are.
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_ALIKE)
