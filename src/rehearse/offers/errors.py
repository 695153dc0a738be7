"""What can go wrong with an offer.

OfferError          base: what is wrong, where, what to do, as messages
├── TermsError      the terms of an offer cannot be read; ``problems`` holds every one found
├── CompareError    offers that cannot be set beside each other
├── ChangeError     a change that does not fit the offer it is asked of
└── MarketError     a table of market figures, or a question put to one, that cannot be read
"""

from __future__ import annotations

from typing import TypeVar

from rehearse.message import Message, Value

__all__ = ["ChangeError", "CompareError", "MarketError", "OfferError", "TermsError", "refusal"]


class OfferError(Exception):
    """Base of all errors of this package.

    ``message`` is the whole sentence for a page; ``where``, ``what`` and ``do`` are its parts for a report.
    ``where`` is a path such as ``grants[0].schedule``, empty for the whole.
    """

    whole = "offers.whole"
    """Id of the words that stand for the whole in a sentence."""

    def __init__(self, where: str, what: Message, do: Message, *, problems: tuple[OfferError, ...] = ()) -> None:
        sentence = Message("offers.refused", {"where": where or Message(self.whole), "what": what, "do": do})
        super().__init__(sentence.id, where, what.id)
        self.message = sentence
        self.where = where
        self.what = what
        self.do = do
        self.problems: tuple[OfferError, ...] = problems or (self,)
        """Every fault of the same input, this one first."""


class TermsError(OfferError, ValueError):
    """The terms cannot be read. ``problems`` names all faults, in the order of the file."""


class CompareError(OfferError, ValueError):
    """The offers have no common measure, or there are too few or too many."""

    whole = "offers.whole_comparison"


class ChangeError(OfferError, ValueError):
    """A change has an unknown lever, or an amount outside its range."""

    whole = "offers.whole_change"


class MarketError(OfferError, ValueError):
    """The table has other columns, is too large, or a row of it cannot be read."""

    whole = "offers.whole_table"


_Kind = TypeVar("_Kind", bound=OfferError)


def refusal(kind: type[_Kind], reason: str, where: str, /, **params: Value | Message) -> _Kind:
    """An error of this kind from two texts of the registry: ``reason`` (what) and ``reason_do`` (what to do)."""
    return kind(where, Message(f"offers.{reason}", params), Message(f"offers.{reason}_do", params))
