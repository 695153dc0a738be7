"""What became of the blocks of a plan."""

from __future__ import annotations

from typing import ClassVar

from rehearse.web.exchange.noun import NewerNoun
from rehearse.web.plan.models import BlockMark

__all__ = ["NOUN"]


class MarkNoun(NewerNoun):
    """Done or skipped."""

    name = "mark"
    order = 30
    model = BlockMark
    owner = "goal__person"
    columns = ("goal", "block", "mark", "day", "minutes", "marked_at")
    parents: ClassVar = {"goal": "goal"}
    unique = (("goal", "block"),)
    version = "marked_at"


NOUN = MarkNoun()
