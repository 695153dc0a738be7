"""What can go wrong in memory.

::

    StudyError (a ValueError)
    |-- NaiveMomentError   a time without a zone
    |-- ParameterError     retention or FSRS parameters out of their range
    |-- CardStateError     a card's stored state is impossible
    |-- ReviewLogError     a review row, or a log, that cannot be true
    `-- ExportError        a deck that cannot be written
"""

from __future__ import annotations

from rehearse.memory.messages import TEXTS
from rehearse.message import Message

__all__ = [
    "CardStateError",
    "ExportError",
    "NaiveMomentError",
    "ParameterError",
    "ReviewLogError",
    "StudyError",
]


class StudyError(ValueError):
    """Root of this package's errors; ``message`` is what faces translate, ``str()`` its English."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return TEXTS.english(self.message)


class NaiveMomentError(StudyError):
    """A datetime without a time zone was given."""


class ParameterError(StudyError):
    """A desired retention or an FSRS parameter is outside its range."""


class CardStateError(StudyError):
    """A stored card state holds a value that no review can produce."""


class ReviewLogError(StudyError):
    """A review row has a wrong value, or a log mixes cards."""


class ExportError(StudyError):
    """Cards cannot be exported as they are."""
