"""Kinds of stages and the stages everybody starts with.

A person may rename, add, reorder and hide stages; what Rehearse concludes from one (silence, an end, an offer)
follows its kind, never its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import pgettext

__all__ = ["DEFAULTS", "LABELS", "Kind", "StartingStage", "label"]


class Kind(StrEnum):
    """What a stage means, whatever it is called."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    GHOSTED = "ghosted"
    WITHDRAWN = "withdrawn"

    @property
    def is_closed(self) -> bool:
        """Nothing more is expected of an application at such a stage."""
        return self in _CLOSED

    @property
    def is_waiting(self) -> bool:
        """The company has the next word: silence means something here."""
        return self in _WAITING


_CLOSED = frozenset({Kind.ACCEPTED, Kind.DECLINED, Kind.REJECTED, Kind.GHOSTED, Kind.WITHDRAWN})
_WAITING = frozenset({Kind.APPLIED, Kind.SCREENING, Kind.INTERVIEWING})

LABELS = {kind: kind.value.capitalize() for kind in Kind}
"""English name of a stage that its person has not renamed."""


def label(kind: Kind) -> str:
    """The same in the language of the page. The context tells these words from those of verdicts and buttons."""
    return {
        Kind.SAVED: pgettext("stage", "Saved"),
        Kind.APPLIED: pgettext("stage", "Applied"),
        Kind.SCREENING: pgettext("stage", "Screening"),
        Kind.INTERVIEWING: pgettext("stage", "Interviewing"),
        Kind.OFFER: pgettext("stage", "Offer"),
        Kind.ACCEPTED: pgettext("stage", "Accepted"),
        Kind.DECLINED: pgettext("stage", "Declined"),
        Kind.REJECTED: pgettext("stage", "Rejected"),
        Kind.GHOSTED: pgettext("stage", "Ghosted"),
        Kind.WITHDRAWN: pgettext("stage", "Withdrawn"),
    }[kind]


@dataclass(frozen=True, slots=True)
class StartingStage:
    """One stage of the list that everybody starts with."""

    key: str
    kind: Kind


DEFAULTS = tuple(StartingStage(kind.value, kind) for kind in Kind)
"""In the order of the board."""
