"""Templates: what a round wants practised in which of the eight weeks."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.message import Message
from rehearse.planning.block import PRACTICE
from rehearse.planning.errors import RequestError
from rehearse.planning.kinds import SLOT_MINUTES, rule_of

__all__ = ["PLAN_WEEKS", "BlockTemplate"]

PLAN_WEEKS = 8
"""Weeks of the plan that templates speak of; a real plan is compressed or stretched from them."""


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """A series of equal blocks, such as sixteen coding blocks of three slots in weeks 1 and 2.

    >>> BlockTemplate("coding", "coding", count=16, slots=3, weeks=(1, 2)).minutes
    45
    """

    kind: str
    """Kind of block: what it is worth and how many a day holds (``planning.RULES``)."""
    round: str
    """Id of the round it prepares. Without that round in the loop there are no such blocks."""
    count: int
    """Number of blocks, from 1."""
    slots: int
    """Length of each block in slots of 15 minutes, from 1."""
    weeks: tuple[int, int]
    """First and last week of the eight, both included."""
    is_chain: bool = True
    """Each block needs the one before it first."""
    group: str = ""
    """Name of the series, the start of every block's id and its numbering; the kind when empty.

    Blocks of one group in the same weeks share their days evenly, whatever template they come from.
    """
    value: float | None = None
    """Worth of one block when the kind's own does not suit; None takes the kind's."""
    share_of: str = ""
    """Kind that gives up one block for each of these in the same weeks; empty for a series that stands for itself."""
    alone: int = 0
    """Number of blocks when the loop has no round with blocks of ``share_of`` in these weeks; 0 for ``count``."""
    name: Message = PRACTICE
    """What to call each block, without its number."""

    def __post_init__(self) -> None:
        first, last = self.weeks
        problems = [
            text
            for is_wrong, text in (
                (not self.kind, "kind is empty; name the kind of block"),
                (not self.round, "round is empty; name the round's id"),
                (self.count < 1, f"count is {self.count}; give 1 or more"),
                (self.alone < 0, f"alone is {self.alone}; give 0 or more"),
                (self.slots < 1, f"slots is {self.slots}; give 1 or more"),
                (not 1 <= first <= last <= PLAN_WEEKS, f"weeks are {first} to {last}; give two of 1 to {PLAN_WEEKS}"),
                (self.value is not None and self.value <= 0, f"value is {self.value}; give a number above 0"),
                (self.share_of == self.kind, f"share_of is its own kind, {self.kind}; name another kind"),
            )
            if is_wrong
        ]
        if problems:
            raise RequestError(
                f"block template {self.kind or '?'} of round {self.round or '?'}: {'; '.join(problems)}."
            )

    @property
    def minutes(self) -> int:
        """Length of each block in minutes."""
        return self.slots * SLOT_MINUTES

    @property
    def series(self) -> str:
        """Start of the ids: the group, with the round where several rounds share the kind."""
        group = self.group or self.kind
        return f"{group}-{self.round}" if rule_of(self.kind).is_shared else group
