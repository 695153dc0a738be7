"""Offers."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.offers.models import Offer

__all__ = ["NOUN"]


class OfferNoun(NewerNoun):
    """One offer; its terms are in its revisions."""

    name = "offer"
    order = 20
    model = Offer
    columns = ("application", "company", "title", "place", "answer_by", "status", "created_at", "changed_at")
    parents: ClassVar = {"application": "application"}

    def check(self, values: Values) -> None:
        """It has a name."""
        if not values["company"].strip():
            raise wrong("company", "rule_value")


NOUN = OfferNoun()
