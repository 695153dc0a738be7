"""A block: one stretch of practice that the planner puts on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from rehearse.message import Message

__all__ = ["PRACTICE", "Block"]

PRACTICE: Final = Message("planning.block")
"""Name of a block whose template has none."""


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of practice with the days it may take."""

    id: str
    """Stable between runs, whatever the dates, hours and loop, e.g. ``coding-03``."""
    kind: str
    round: str
    """Id of the round it prepares."""
    minutes: int
    """Length: a whole number of slots of 15 minutes."""
    window: tuple[date, date]
    """First and last day of its weeks. It may slip past the last one by up to ``LATE_DAYS`` at a price."""
    ideal: date
    """Its best day, inside the window."""
    value: float
    """Worth after role, weakness, interviews and place in its chain; above 0."""
    after: tuple[str, ...] = ()
    """Ids of blocks that must be done on the same day or earlier."""
    is_pinned: bool = False
    """The person chose the day: the planner never moves it."""
    number: int = 1
    """Place in its series, from 1 to ``of``."""
    of: int = 1
    """Blocks in its series."""
    name: Message = PRACTICE
    """What to call it, without its number."""
