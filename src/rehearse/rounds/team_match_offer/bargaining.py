"""The talk about an offer as an attempt of this round."""

from __future__ import annotations

from datetime import datetime

from rehearse.offers.negotiation import Phase, Reason, Talk, score
from rehearse.rounds import Assessment

__all__ = ["ITEM", "assess"]

ITEM = "negotiation/offer"
"""What the attempt is at: a recruiter is drawn anew each time, so all talks are one item."""
_GROUP = "offer/negotiation-scenario"
_DIFFICULTY = 3
_BOTTOM = 0.35
"""A first offer in this share of the band counts as one at its bottom."""


def assess(talk: Talk, attempt_id: str, rev: int, closed_at: datetime) -> Assessment | None:
    """Rules and outcome from the first offer on; None before the end, or without an offer."""
    found = score(talk).offer
    if found is None or not talk.is_over:
        return None
    return Assessment(
        attempt_id=attempt_id,
        item_id=ITEM,
        rev=rev,
        leaf=_leaf(talk),
        difficulty=_DIFFICULTY,
        source="computed",
        closed_at=closed_at,
        share=found,
    )


def _leaf(talk: Talk) -> str:
    """Which situation this talk was, by the most telling thing that happened in it."""
    recruiter = talk.recruiter
    height = recruiter.high.base - recruiter.low
    if any(found.turn.proof and found.turn.strongest is Reason.COMPETING_OFFER for found in talk.exchanges):
        name = "real-competing-offer"
    elif Phase.DEADLINE in talk.path:
        name = "exploding-offer-in-48-hours"
    elif height > 0 and (recruiter.planned.base - recruiter.low) / height < _BOTTOM:
        name = "offer-at-the-bottom-of-the-band"
    else:
        name = "no-competing-offer"
    return f"{_GROUP}/{name}"
