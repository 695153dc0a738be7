"""The first call of a negotiation as an attempt of this round."""

from __future__ import annotations

from datetime import datetime

from rehearse.offers.negotiation import Talk, score
from rehearse.rounds import Assessment

__all__ = ["ITEM", "assess"]

ITEM = "negotiation/first-call"
"""What the attempt is at: a recruiter is drawn anew each time, so all first calls are one item."""
_LEAF = "screen_team/recruiter-manager-team-match/recruiter-salary-expectation-asked-first"
_DIFFICULTY = 3


def assess(talk: Talk, attempt_id: str, rev: int, closed_at: datetime) -> Assessment | None:
    """Rules 1 to 3 over the first call; None while it goes on or a sentence waits for the person's word."""
    found = score(talk).screen
    if found is None:
        return None
    return Assessment(
        attempt_id=attempt_id,
        item_id=ITEM,
        rev=rev,
        leaf=_LEAF,
        difficulty=_DIFFICULTY,
        source="computed",
        closed_at=closed_at,
        share=found,
    )
