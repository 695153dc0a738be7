"""Which cards to offer today, within the minutes a person has.

Due cards come first, the most forgotten ahead; then unseen cards by importance. What does not fit is counted,
never heaped: tomorrow the order is made anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rehearse.memory.card import CardState
from rehearse.memory.errors import StudyError
from rehearse.memory.scheduling import DEFAULT_RETENTION, due_day, retrievability
from rehearse.message import Message

__all__ = ["FORGOTTEN_SECONDS", "NEW_SECONDS", "RECALLED_SECONDS", "CardView", "Selection", "todays"]

# Assumptions of the design (memory-readiness-plan.md 2.2 and 11), to be replaced by the person's own medians.
NEW_SECONDS = 45.0
"""Seconds for a card seen for the first time."""
RECALLED_SECONDS = 15.0
"""Seconds for a card that is recalled."""
FORGOTTEN_SECONDS = 40.0
"""Seconds for a card that is forgotten and read again."""

_SLACK_S = 1e-6
"""So that 4 cards of 45 s fit into 3 minutes whatever the rounding."""


@dataclass(frozen=True, slots=True)
class CardView:
    """What the selection reads of a card. Raises StudyError for an importance that is not above 0."""

    id: str
    state: CardState | None
    """None: never reviewed."""
    importance: float
    """Weight of the card for the person's role, above 0; 1, 2 and 4 are used."""
    order: int
    """Place in the bank; settles ties."""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.importance) and self.importance > 0):
            raise StudyError(Message("memory.importance", {"card": self.id, "value": self.importance}))


@dataclass(frozen=True, slots=True)
class Selection:
    """Today's cards in the order in which to offer them."""

    due: tuple[str, ...]
    """Ids of seen cards, lowest retrievability first."""
    new: tuple[str, ...]
    """Ids of unseen cards, most important first."""
    left_out_count: int
    """Due cards that do not fit into the minutes."""
    minutes: float
    """Expected minutes for all cards offered; never above the limit."""


def todays(
    cards: Iterable[CardView],
    *,
    day: date,
    minutes: float,
    new_limit: int,
    retention: float = DEFAULT_RETENTION,
    parameters: Sequence[float] | None = None,
) -> Selection:
    """Cards to offer on study day ``day``, none twice, within ``minutes`` of expected work.

    ``minutes`` and ``new_limit`` are what is left of the day: subtract what was done since it began. A card
    reviewed today is not due before tomorrow. Equal input gives equal output, whatever the order of ``cards``.
    Raises StudyError for a negative limit.
    """
    for field, value in (("minutes", minutes), ("new_limit", new_limit)):
        if not value >= 0:
            raise StudyError(Message("memory.minutes", {"field": field, "value": value}))
    overdue: list[tuple[float, float, int, str]] = []
    unseen: list[tuple[float, int, str]] = []
    for card in cards:
        if card.state is None:
            unseen.append((-card.importance, card.order, card.id))
        elif due_day(card.state, retention=retention, parameters=parameters) <= day:
            recall = retrievability(card.state, day, parameters=parameters)
            overdue.append((recall, -card.importance, card.order, card.id))

    budget_s, spent_s = minutes * 60, 0.0
    due: list[str] = []
    for recall, _, _, card_id in sorted(overdue):
        cost_s = expected_seconds(recall)
        if spent_s + cost_s > budget_s + _SLACK_S:
            break
        spent_s += cost_s
        due.append(card_id)
    new: list[str] = []
    # A new card takes longer than any due one, so none is offered while a due card waits for room.
    for _, _, card_id in sorted(unseen)[:new_limit]:
        if spent_s + NEW_SECONDS > budget_s + _SLACK_S:
            break
        spent_s += NEW_SECONDS
        new.append(card_id)
    return Selection(tuple(due), tuple(new), len(overdue) - len(due), spent_s / 60)


def expected_seconds(recall: float) -> float:
    """Seconds a seen card takes on average when it is recalled with chance ``recall``."""
    return recall * RECALLED_SECONDS + (1 - recall) * FORGOTTEN_SECONDS
