"""A plan: days with blocks on them, what did not fit, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rehearse.message import Message
from rehearse.planning.block import Block

__all__ = ["Change", "Day", "Dropped", "Placement", "Plan"]


@dataclass(frozen=True, slots=True)
class Placement:
    """A block on a day."""

    block: Block
    minutes: int
    """Minutes it takes on that day."""
    reason: Message
    """Why it lies on this day."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a plan. Blocks take at most ``block_minutes``, save those already done when the hours shrank."""

    day: date
    capacity_minutes: int
    """Minutes the person has: the weekday's, less busy times; 0 on days off and interview days."""
    card_minutes: int
    """Share of the capacity kept for cards."""
    placements: tuple[Placement, ...] = ()
    """Blocks in the order they should be done."""

    @property
    def block_minutes(self) -> int:
        """Minutes that blocks may take."""
        return self.capacity_minutes - self.card_minutes

    @property
    def used_minutes(self) -> int:
        """Minutes that blocks do take, cards not counted."""
        return sum(placement.minutes for placement in self.placements)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block without a day."""

    block: Block
    reason: Message
    """Why no day was found for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A block that lies elsewhere than in the plan before."""

    block_id: str
    from_day: date | None
    """Its day before; None when it had none."""
    to_day: date | None
    """Its day now; None when it has none any more."""
    reason: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """Blocks on days. Every block of the request is on a day or in ``dropped``, never in both."""

    days: tuple[Day, ...]
    """All days from the start to the target, the empty ones too."""
    dropped: tuple[Dropped, ...]
    """What has no day, lowest value first."""
    changes: tuple[Change, ...]
    """What differs from the plan before, by day; empty for a first plan."""
    score: float
    """Value of the objective (``planning.repair``); comparable between plans of one request only."""

    def day_of(self) -> dict[str, date]:
        """Day of each placed block by its id."""
        return {placement.block.id: day for day, placement in self.placements()}

    def placements(self) -> Iterator[tuple[date, Placement]]:
        """All placements with their days, in order."""
        for day in self.days:
            for placement in day.placements:
                yield day.day, placement
