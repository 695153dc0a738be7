"""From an assessment to evidence: the rules that rounds choose from.

No rule gives evidence for an open attempt, for the same item again on one study day, or for what a machine found or a
model thought.
"""

from __future__ import annotations

from collections.abc import Callable

from rehearse.readiness import Evidence, Source
from rehearse.rounds.assessment import Assessment, Tick

__all__ = ["Scoring", "no_evidence", "score_code", "score_share", "score_ticks"]

Scoring = Callable[[str, Assessment], Evidence | None]
"""A rule: the round's id and an assessment in, evidence or None out."""

_CODE_WEIGHT = 1.0
"""Success or failure is one coin flip."""
_RUBRIC_WEIGHT = 2.0
"""A rubric score says more than a coin flip; with 1 readiness stays near the prior for weeks."""
_LOGITS = {1: -1.2, 2: -1.2, 3: 0.0, 4: 1.2, 5: 1.2}
"""Three levels of difficulty from the five steps of an item."""
_LOGITS_VARIANCE = 0.5
"""Of a difficulty that its author gave and no attempts have confirmed."""
_TICK_SHARES = {Tick.SAID: 1.0, Tick.PARTLY: 0.5, Tick.NO: 0.0, Tick.OPPOSITE: 0.0}


def score_code(round_id: str, assessment: Assessment) -> Evidence | None:
    """The earned share (1 but for a debug drill) when the judge accepted before the answer was shown, less the share of
    each hint taken; else 0."""
    if assessment.source != Source.JUDGE:
        return None
    score = 0.0
    if assessment.is_accepted and not assessment.is_answer_shown:
        score = assessment.share * max(0.0, 1.0 - sum(assessment.hint_shares[: assessment.hints]))
    return _evidence(round_id, assessment, score, _CODE_WEIGHT)


def score_ticks(round_id: str, assessment: Assessment) -> Evidence | None:
    """The weight earned by the ticks: all for said, half for partly, none else; a fatal error caps it.

    Without key points (a worksheet) there is nothing to score.
    """
    if not assessment.weights or assessment.source not in {Source.SELF, Source.PEER}:
        return None
    earned = sum(assessment.weights[point] * _TICK_SHARES[Tick(tick)] for point, tick in assessment.ticks.items())
    return _evidence(round_id, assessment, min(100.0, earned, *assessment.caps) / 100, _RUBRIC_WEIGHT)


def score_share(round_id: str, assessment: Assessment) -> Evidence | None:
    """The share that fixed rules have computed, e.g. those of a negotiation."""
    if assessment.source != Source.COMPUTED:
        return None
    return _evidence(round_id, assessment, assessment.share, _RUBRIC_WEIGHT)


def no_evidence(round_id: str, assessment: Assessment) -> Evidence | None:
    """None: nothing honest can be computed for this round."""
    return None


def _evidence(round_id: str, assessment: Assessment, score: float, weight: float) -> Evidence | None:
    if assessment.closed_at is None or assessment.is_repeat_today:
        return None
    return Evidence(
        id=assessment.evidence_id or assessment.attempt_id,
        attempt=assessment.attempt_id,
        item=assessment.item_id,
        rev=assessment.rev,
        round=round_id,
        skill=assessment.leaf,
        score=round(score, 6),
        weight=weight,
        difficulty=_LOGITS[assessment.difficulty],
        difficulty_var=_LOGITS_VARIANCE,
        hints=assessment.hints,
        source=Source(assessment.source),
        when=assessment.closed_at,
    )
