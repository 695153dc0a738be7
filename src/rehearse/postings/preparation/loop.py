"""Rounds that are likely for a posting: those it names, then the rest of the usual loop of the nearest role."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.postings.posting import Posting
from rehearse.postings.preparation.cause import Cause
from rehearse.postings.role import role, role_of

__all__ = ["LEVELS", "LikelyRound", "level_of", "likely_rounds"]

LEVELS = {
    "intern": "junior", "junior": "junior", "mid": "mid", "senior": "senior", "lead": "staff", "manager": "staff",
}  # fmt: skip
"""Level of a plan by seniority of a posting. ``lead`` stands for principal and staff too; all count as staff."""


@dataclass(frozen=True, slots=True)
class LikelyRound:
    """One round of the loop to expect."""

    round: str
    is_said: bool
    """Whether the posting names it; else it is usual for the role."""
    cause: Cause


def level_of(posting: Posting) -> str:
    """``junior``, ``mid``, ``senior`` or ``staff``; ``mid`` when the title does not say."""
    reading = posting.of("seniority")
    return LEVELS.get(reading.value, "mid") if reading is not None else "mid"


def likely_rounds(posting: Posting) -> tuple[LikelyRound, ...]:
    """Named rounds in the order of the posting, then what is usual for the nearest role and not named.

    Nothing is usual for a posting that is not about machine learning.
    """
    said = {
        reading.value["round"]: LikelyRound(reading.value["round"], True, Cause.of(reading, reading.value["round"]))
        for reading in posting.readings
        if reading.field == "rounds"
    }
    other = posting.of("not_ml")
    if other is not None and other.value is True:
        return tuple(said.values())
    nearest = role_of(posting)
    usual = (LikelyRound(id_, False, Cause("role", nearest)) for id_ in role(nearest).loop if id_ not in said)
    return (*said.values(), *usual)
