"""A card's memory: how long it lasts, how hard it is, when it is due."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from rehearse.memory.errors import CardStateError
from rehearse.message import Message

__all__ = ["CardState", "Rating"]


class Rating(IntEnum):
    """How a recall went. ``AGAIN`` means forgotten, the other three mean recalled."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def label(self) -> Message:
        """The word on the button."""
        return Message(f"memory.{self.name.lower()}")


@dataclass(frozen=True, slots=True)
class CardState:
    """The memory of one card for one learner after its last review. Raises CardStateError."""

    stability: float
    """Days after which the chance of recall is 0.9; above 0."""
    difficulty: float
    """From 1 (easy) to 10."""
    last_day: date
    """Study day of the last review."""
    due: date
    """Study day from which the card is offered again; after ``last_day``."""
    reviews: int
    """Reviews so far, at least 1."""
    lapses: int
    """Reviews rated Again after the first one."""

    def __post_init__(self) -> None:
        self._require(math.isfinite(self.stability) and self.stability > 0, "stability", "memory.rule_positive")
        self._require(1 <= self.difficulty <= 10, "difficulty", "memory.rule_difficulty")
        self._require(self.due > self.last_day, "due", "memory.rule_due")
        self._require(self.reviews >= 1, "reviews", "memory.rule_count", least=1)
        self._require(self.lapses >= 0, "lapses", "memory.rule_count", least=0)
        self._require(self.lapses <= self.reviews, "lapses", "memory.rule_lapses")

    def _require(self, holds: bool, field: str, rule: str, **params: int) -> None:
        if not holds:
            value = str(getattr(self, field))
            raise CardStateError(
                Message("memory.card_state", {"field": field, "value": value, "rule": Message(rule, params)})
            )
