"""Cards: which items a person remembers."""

from __future__ import annotations

from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.exchange.report import Fate
from rehearse.web.reviews.models import Card

__all__ = ["NOUN"]


class CardNoun(TableNoun):
    """What a card holds is replayed from its reviews, so only its item and whether it rests travel."""

    name = "card"
    order = 60
    model = Card
    columns = ("item", "is_suspended")
    unique = (("item",),)

    def fate(self, here: Values, there: Values) -> Fate:
        """Whether a card rests is said here."""
        return Fate.NEWER_HERE


NOUN = CardNoun()
