"""What goes wrong with applications.

::

    ApplicationsError
        FieldError      values that a row cannot hold, all of them, by field
        StageError      a stage that cannot be changed so
        TakeBackError   nothing is left to take back
        FileError       a file that cannot be imported; nothing was written
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rehearse.message import Message
from rehearse.web.applications.messages import TEXTS

__all__ = ["ApplicationsError", "FieldError", "FileError", "StageError", "TakeBackError"]


class ApplicationsError(Exception):
    """``messages`` say what is wrong and what to do; ``str`` gives their English sentences."""

    def __init__(self, messages: Sequence[Message]) -> None:
        super().__init__(", ".join(message.id for message in messages))
        self.messages = tuple(messages)

    def __str__(self) -> str:
        return " ".join(TEXTS.english(message) for message in self.messages)


class FieldError(ApplicationsError):
    """Values do not fit their fields. All faults at once."""

    def __init__(self, faults: Mapping[str, Message]) -> None:
        super().__init__(
            [Message("applications.field", {"field": field, "problem": fault}) for field, fault in faults.items()]
        )
        self.faults = dict(faults)
        """By the name of the field."""


class StageError(ApplicationsError):
    """A stage cannot be hidden or removed now."""


class TakeBackError(ApplicationsError):
    """There is no move to take back."""


class FileError(ApplicationsError):
    """The file is refused whole; each message names the place."""
