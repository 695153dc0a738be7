"""What a round is: the one form that the plan, the practice pages and the progress page read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rehearse.message import Message
from rehearse.planning import BlockTemplate
from rehearse.readiness import Evidence
from rehearse.rounds.assessment import Assessment
from rehearse.rounds.scoring import Scoring, no_evidence
from rehearse.rounds.worksheet import Worksheet

__all__ = ["Round"]


@dataclass(frozen=True, slots=True)
class Round:
    """A kind of interview. The folder ``rehearse/rounds/<id>`` exposes one as ``ROUND`` in its ``round.py``."""

    id: str
    """Name of the folder."""
    order: int
    """Place in the loop; rounds with a lower number come first."""
    name: Message
    produce: Message
    """What the person produces in this round."""
    item_kinds: tuple[str, ...] = ()
    """Kinds of items of the bank that practise it."""
    practice: str | None = None
    """Name of the practice page; None: its blocks open as worksheets."""
    templates: tuple[BlockTemplate, ...] = ()
    """What it wants practised in which of the eight weeks."""
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    """Worksheet by kind of block; there is one for every kind of ``templates``."""
    has_chance: bool = True
    """Whether a chance of passing can be computed; without one the page shows what is done and what is open."""
    earned: Callable[[object, str], float] | None = None
    """Share of the score that an accepted hand-in earns: item and text in, [0, 1] out; None: all of it."""
    scoring: Scoring = no_evidence
    """Rule that turns an assessment into evidence."""

    def blocks(self) -> tuple[BlockTemplate, ...]:
        """Its part of the eight weeks, for ``planning.Request.templates``."""
        return self.templates

    def evidence(self, assessment: Assessment) -> Evidence | None:
        """Evidence of a closed attempt, None where the rules give none."""
        return self.scoring(self.id, assessment)
