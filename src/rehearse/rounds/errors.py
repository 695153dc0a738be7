"""What can go wrong with rounds.

RoundsError
├── RoundFolderError   a folder under rehearse/rounds that does not hold a round
├── UnknownRoundError  an id that no folder has
└── AssessmentError    an assessment that cannot be scored
"""

from __future__ import annotations

__all__ = ["AssessmentError", "RoundFolderError", "RoundsError", "UnknownRoundError"]


class RoundsError(Exception):
    """Base of all errors of this package."""


class RoundFolderError(RoundsError):
    """A round's folder is broken; the text names the folder, what is wrong and what belongs there."""


class UnknownRoundError(RoundsError, LookupError):
    """No round has this id; the text lists those there are."""


class AssessmentError(RoundsError, ValueError):
    """Fields of an assessment are out of range; the text names each of them."""
