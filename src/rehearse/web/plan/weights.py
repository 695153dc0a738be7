"""What the posting of a goal weighs: hands the weights of ``postings`` to ``planning`` and to the cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rehearse import postings
from rehearse.postings.preparation import kind_weights
from rehearse.web.plan.models import Goal
from rehearse.web.postings.preparation_page import kind_rows, reasons
from rehearse.web.postings.preparing import leaf_factors, taxonomy
from rehearse.web.postings.services import whole

__all__ = ["PlanReasons", "block_weights", "card_factors", "plan_reasons"]


@dataclass(frozen=True, slots=True)
class PlanReasons:
    """Why the plan has the proportions it has."""

    rows: list[dict[str, Any]]
    """Kind of block, factor and the readings that caused it, largest first."""
    is_corrected_since: bool
    """Whether the posting was changed after the plan was made, so that the plan does not know it yet."""


def block_weights(goal: Goal) -> dict[str, float]:
    """Factors by kind of block for ``planning.Request.weights``: the posting's, else those of the role.

    A posting that is not about machine learning has none of its own. One query when there is a posting.
    """
    if goal.posting is not None:
        found = {one.kind: one.factor for one in kind_weights(whole(goal.posting), taxonomy())}
        if found:
            return found
    return dict(postings.role(goal.role).weights)


def card_factors(goal: Goal | None) -> dict[str, float]:
    """Factors by leaf for new cards, 1 or more; none without a posting."""
    return leaf_factors(goal.posting) if goal is not None and goal.posting is not None else {}


def plan_reasons(goal: Goal, made_at: datetime | None) -> PlanReasons | None:
    """The reasons behind ``block_weights``; None for a goal without a posting or without weights of its own."""
    if goal.posting is None:
        return None
    found = kind_weights(whole(goal.posting), taxonomy())
    if not found:
        return None
    is_later = made_at is not None and goal.posting.changed_at > made_at
    return PlanReasons(kind_rows(found, reasons(goal.posting)), is_later)
