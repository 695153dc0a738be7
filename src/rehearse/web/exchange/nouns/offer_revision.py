"""Revisions of offers."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.offers.models import OfferRevision

__all__ = ["NOUN"]


class OfferRevisionNoun(TableNoun):
    """The terms at one moment; only added."""

    name = "offer_revision"
    order = 30
    model = OfferRevision
    owner = "offer__person"
    columns = ("offer", "terms", "in_writing", "document", "said_by", "at")
    parents: ClassVar = {"offer": "offer"}

    def check(self, values: Values) -> None:
        """Terms that the engine reads, without what comparisons assume."""
        from rehearse.offers import TermsError, offer_from_json
        from rehearse.web.offers.money import is_countable
        from rehearse.web.offers.services import ASSUMED

        terms = values["terms"]
        if not isinstance(terms, dict) or terms.keys() & set(ASSUMED):
            raise wrong("terms", "rule_form")
        try:
            is_good = is_countable(offer_from_json(terms))
        except TermsError:
            is_good = False
        if not is_good:
            raise wrong("terms", "rule_form")


NOUN = OfferRevisionNoun()
