"""What can go wrong when the bank is asked for something.

::

    BankError (a ValueError)
    |-- NoBankError       no folder of items is where it is looked for
    |-- UnknownItem       no item has this id or slug
    |-- AmbiguousItem     several kinds have an item of this slug
    |-- ItemFileError     a file of an item is not there, or not one that is read
    `-- KindError         a kind's module, or a lint module, is not what it has to be

Faults of items are not errors but problems: they are collected (see ``problem``), and the item is left out.
"""

from __future__ import annotations

from rehearse.bank.messages import TEXTS
from rehearse.message import Message

__all__ = ["AmbiguousItem", "BankError", "ItemFileError", "KindError", "NoBankError", "UnknownItem"]


class BankError(ValueError):
    """Root of this package's errors; ``message`` is what faces translate, ``str()`` its English."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return TEXTS.english(self.message)


class NoBankError(BankError):
    """No bank is found."""


class UnknownItem(BankError):  # noqa: N818 - reads as what it says
    """No item has this id or slug; the message names the nearest ones."""


class AmbiguousItem(BankError):  # noqa: N818
    """A slug belongs to items of several kinds; the message names their ids."""


class ItemFileError(BankError):
    """A file of an item cannot be read: missing, too large, a link, or not text."""


class KindError(BankError):
    """A module under ``kinds`` or ``lint`` does not export what it has to."""
