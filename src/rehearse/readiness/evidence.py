"""Evidence: one scored fact about one person and one skill, append-only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rehearse.message import Message
from rehearse.readiness.errors import EvidenceError

__all__ = ["MOST_DIFFICULTY", "MOST_WEIGHT", "Evidence", "Source"]

MOST_WEIGHT = 10.0
"""The design uses 1 (success or failure), 2 (a rubric score) and 4 (two raters agree)."""

MOST_DIFFICULTY = 6.0
"""Logits from an average item, either way: beyond it the chance is below one quarter of a percent."""


class Source(StrEnum):
    """Who or what scored."""

    JUDGE = "judge"
    SELF = "self"
    PEER = "peer"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One score for one skill from one closed attempt. Raises EvidenceError naming every wrong field."""

    id: str
    attempt: str
    """Id of the attempt; one attempt may give evidence on several skills and counts once."""
    item: str
    rev: int
    """Revision of the item, at least 1."""
    round: str
    skill: str
    """A leaf of ``leaves.yaml``."""
    score: float
    """From 0 (failed) to 1, hints already taken off."""
    weight: float
    """How many coin flips the score is worth: 1 success or failure, 2 a rubric score, 4 two agreeing raters."""
    difficulty: float
    """Logits; 0 is an average item, which an average candidate solves half of the time."""
    difficulty_var: float
    """Variance of ``difficulty``; 0 means known."""
    hints: int
    """Hints taken; kept to be shown."""
    source: Source
    when: datetime
    """Close of the attempt; aware."""

    def __post_init__(self) -> None:
        problems: list[Message] = []

        def check(field: str, holds: bool, rule: str, **params: str | float) -> None:
            if not holds:
                problems.append(problem(self.id, field, getattr(self, field), Message(f"readiness.{rule}", params)))

        for field in ("id", "attempt", "item", "round", "skill"):
            check(field, bool(getattr(self, field)), "rule_text")
        check("rev", self.rev >= 1, "rule_whole", least=1)
        check("score", 0 <= self.score <= 1, "rule_range", least=0, most=1)
        check("weight", 0 < self.weight <= MOST_WEIGHT, "rule_weight", most=MOST_WEIGHT)
        in_range = abs(self.difficulty) <= MOST_DIFFICULTY
        check("difficulty", in_range, "rule_range", least=-MOST_DIFFICULTY, most=MOST_DIFFICULTY)
        variance_holds = 0 <= self.difficulty_var <= MOST_DIFFICULTY and math.isfinite(self.difficulty_var)
        check("difficulty_var", variance_holds, "rule_range", least=0, most=MOST_DIFFICULTY)
        check("hints", self.hints >= 0, "rule_whole", least=0)
        check("source", isinstance(self.source, Source), "rule_source", sources=", ".join(Source))
        check("when", self.when.utcoffset() is not None, "rule_when")
        if problems:
            raise EvidenceError(problems)


def problem(evidence_id: object, field: str, value: object, rule: Message) -> Message:
    """What is wrong with one field of one row."""
    params: dict[str, str | Message] = {"id": str(evidence_id), "field": field, "value": repr(value), "rule": rule}
    return Message("readiness.evidence", params)
