"""Answers to the four questions of radar cards."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.noun import NewerNoun
from rehearse.web.radar.models import RadarAnswer

__all__ = ["NOUN"]


class RadarAnswerNoun(NewerNoun):
    """Drafts change, answers that were handed in do not."""

    name = "radar_answer"
    order = 60
    model = RadarAnswer
    owner = "card__person"
    columns = ("card", "problem", "how", "when", "nearest", "opened_at", "handed_in_at", "sequence", "changed_at")
    parents: ClassVar = {"card": "radar_card"}


NOUN = RadarAnswerNoun()
