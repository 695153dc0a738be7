"""What can go wrong with a posting.

PostingError              base: what is wrong, where, what to do, as messages
├── UnreadableFileError   the file is broken, hostile, locked or of a kind that is not read
├── TooLargeError         the file, its text or its unpacked parts exceed a limit
├── LanguageError         the posting is not in English
└── CorrectionError       a person's correction has a field or value that does not exist
"""

from __future__ import annotations

from rehearse.message import Message, Value

__all__ = [
    "CorrectionError",
    "LanguageError",
    "PostingError",
    "TooLargeError",
    "UnreadableFileError",
    "refusal",
]


class PostingError(Exception):
    """Base of all errors of this package.

    ``message`` is the whole sentence for a page; ``where``, ``what`` and ``do`` are its parts for a report.
    """

    def __init__(
        self, message: Message, *, where: str = "", what: Message | None = None, do: Message | None = None
    ) -> None:
        super().__init__(message.id, dict(message.params))
        self.message = message
        self.where = where
        self.what = what if what is not None else message
        self.do = do


class UnreadableFileError(PostingError, ValueError):
    """The file cannot be turned into text."""


class TooLargeError(PostingError, ValueError):
    """A limit of size was exceeded; the message names the limit."""


class LanguageError(PostingError, ValueError):
    """The posting is in a language that is not read."""


class CorrectionError(PostingError, ValueError):
    """A correction names an unknown field or gives a value outside its range."""


def refusal(kind: type[PostingError], reason: str, where: str, **params: Value) -> PostingError:
    """An error of this kind from two texts of the registry: ``reason`` (what) and ``reason_do`` (what to do)."""
    what = Message(f"postings.{reason}", params)
    do = Message(f"postings.{reason}_do", params)
    return kind(Message("postings.refused", {"where": where, "what": what, "do": do}), where=where, what=what, do=do)
