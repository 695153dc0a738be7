"""Talks with recruiters."""

from __future__ import annotations

from typing import ClassVar

from rehearse.offers import OfferError
from rehearse.offers.negotiation import MOST_SEED, NegotiationError, Phase, turn_from_json
from rehearse.web.exchange.columns import wrong
from rehearse.web.exchange.noun import NewerNoun, Values
from rehearse.web.negotiation.models import NegotiationTalk

__all__ = ["NOUN"]

MOST_GAIN = 10**15
"""More is no amount in any currency, and no page could write it."""


class NegotiationNoun(NewerNoun):
    """One talk; what was said is in its turns."""

    name = "negotiation"
    order = 45
    model = NegotiationTalk
    columns = (
        "seed",
        "rules",
        "opening",
        "screen",
        "talk",
        "held",
        "phase",
        "score",
        "gain",
        "currency",
        "opened_at",
        "finished_at",
        "changed_at",
    )
    parents: ClassVar = {"screen": "attempt", "talk": "attempt"}

    def check(self, values: Values) -> None:
        """A seed that engines draw from, an opening and a waiting turn of ours, a score that is a share."""
        if not 0 <= values["seed"] <= MOST_SEED:
            raise wrong("seed", "rule_whole", least=0, most=MOST_SEED)
        if values["phase"] not in set(Phase):
            raise wrong("phase", "rule_value")
        if values["score"] is not None and not 0 <= values["score"] <= 1:
            raise wrong("score", "rule_share")
        if abs(values["gain"] or 0) > MOST_GAIN:
            raise wrong("gain", "rule_number")
        from rehearse.web.negotiation.services import setup_of

        try:
            setup_of(values["seed"], values["opening"])
        except (OfferError, ValueError, TypeError, AttributeError):
            raise wrong("opening", "rule_form") from None
        if values["held"] is not None:
            try:
                turn_from_json(values["held"])
            except NegotiationError:
                raise wrong("held", "rule_form") from None


NOUN = NegotiationNoun()
