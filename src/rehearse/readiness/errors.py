"""What can go wrong in readiness.

::

    ReadinessError (a ValueError)
    |-- EvidenceError   a row of evidence that cannot be true; names every wrong field
    |-- BaseRateError   the file of base rates, or a round or level that is not in it
    `-- QuestionError   a question that has no answer: no bar, no rounds, no draws
"""

from __future__ import annotations

from collections.abc import Sequence

from rehearse.message import Message
from rehearse.readiness.messages import TEXTS

__all__ = ["BaseRateError", "EvidenceError", "QuestionError", "ReadinessError"]


class ReadinessError(ValueError):
    """Root of this package's errors; ``message`` is what faces translate, ``str()`` its English."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return TEXTS.english(self.message)


class EvidenceError(ReadinessError):
    """A row of evidence has wrong fields. ``problems`` names each of them, ``message`` is the first."""

    def __init__(self, problems: Sequence[Message]) -> None:
        super().__init__(problems[0])
        self.args = (tuple(problems),)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(TEXTS.english(problem) for problem in self.problems)


class BaseRateError(ReadinessError):
    """Base rates cannot be read, or know nothing of a round or level."""


class QuestionError(ReadinessError):
    """A computation was asked for with inputs that leave it without an answer."""
