"""Assessments: what is known about a closed attempt before it becomes evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rehearse.rounds.errors import AssessmentError

__all__ = ["Assessment", "Tick"]


class Tick(StrEnum):
    """What the person found in the own answer for one key point."""

    SAID = "said"
    PARTLY = "partly"
    NO = "no"
    OPPOSITE = "opposite"
    """The contrary of the key point was said."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One look at one closed attempt. Raises AssessmentError naming every field out of range."""

    attempt_id: str
    item_id: str
    rev: int
    """Revision of the item."""
    leaf: str
    """The skill: a key of ``leaves.yaml``."""
    difficulty: int
    """The item's own step, 1 (recall) to 5 (judge with numbers)."""
    source: str
    """Who assessed: ``judge``, ``self``, ``peer`` or ``computed`` give evidence, any other (a grader, a model) none."""
    closed_at: datetime | None
    """When the attempt was closed, aware; None while it is open."""
    is_accepted: bool = False
    """The judge accepted a submission."""
    is_answer_shown: bool = False
    """The answer was shown before a submission was accepted."""
    is_repeat_today: bool = False
    """The same item has given evidence on this study day."""
    hints: int = 0
    """Hints taken."""
    hint_shares: tuple[float, ...] = ()
    """Share of the score that each hint costs, in the order of the hints, each in [0, 1]."""
    ticks: Mapping[str, str] = field(default_factory=dict)
    """``Tick`` by key point; a point that is missing was not said."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Weight of every key point; they sum to 100."""
    caps: tuple[float, ...] = ()
    """Highest score in hundredths for each fatal error that was made."""
    share: float = 1.0
    """Share of the score that an accepted hand-in has earned by what it is, hints still to come off it; with the source
    ``computed`` the score itself. In [0, 1]."""
    evidence_id: str = ""
    """Id of the evidence row; the attempt's own when empty, since an attempt gives evidence once."""

    def __post_init__(self) -> None:
        total = sum(self.weights.values())
        shares_hold = all(0 <= share <= 1 for share in self.hint_shares)
        problems = [
            text
            for is_wrong, text in (
                (not 1 <= self.difficulty <= 5, f"difficulty is {self.difficulty}; give 1 to 5"),
                (self.hints < 0, f"hints is {self.hints}; give 0 or more"),
                (not 0 <= self.share <= 1, f"share is {self.share}; give 0 to 1"),
                (not shares_hold, f"hint_shares are {self.hint_shares}; give shares of 0 to 1"),
                (self.ticks.keys() - self.weights.keys(), "ticks name key points without a weight; give every weight"),
                (set(self.ticks.values()) - set(Tick), f"ticks hold other words than {', '.join(Tick)}; use these"),
                (self.weights and abs(total - 100) > 0.01, f"weights sum to {total:g}; they sum to 100"),
                (any(not 0 <= cap <= 100 for cap in self.caps), f"caps are {self.caps}; give hundredths of 0 to 100"),
                (
                    self.closed_at is not None and self.closed_at.utcoffset() is None,
                    "closed_at has no time zone; give an aware datetime",
                ),
            )
            if is_wrong
        ]
        if problems:
            raise AssessmentError(f"assessment of attempt {self.attempt_id}: {'; '.join(problems)}.")
