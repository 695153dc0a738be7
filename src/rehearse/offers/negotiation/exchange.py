"""What one turn led to."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.message import Message
from rehearse.offers.negotiation.gate import Question
from rehearse.offers.negotiation.move import Lever, Phase, Reason
from rehearse.offers.negotiation.terms import Terms
from rehearse.offers.negotiation.turn import Turn

__all__ = ["Concession", "Exchange", "Fault", "Limit"]

Limit = str
"""What bounded a concession: ``room`` (the formula itself), ``ask``, ``floor``, ``final``, ``have`` (nothing more was
asked for than was there), ``found_out``, ``level``, ``written``."""


@dataclass(frozen=True, slots=True)
class Concession:
    """What a counter brought, and why."""

    lever: Lever
    before: float
    after: float
    asked: float | None
    """None: more was demanded without a figure."""
    cap: float
    """The most that could be had at that moment."""
    reason: Reason | None
    weight: float
    rapport: float
    ask: int
    """The how-manieth ask of this lever it was, from 1."""
    limit: Limit

    @property
    def given(self) -> float:
        """By how much the lever moved."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken by a turn."""

    rule: int
    """1 to 8."""
    text: Message


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn with what the recruiter had said before and said then."""

    turn: Turn
    before: tuple[Message, ...]
    """The recruiter's lines that the turn answers."""
    phase: Phase
    """Where the talk stood."""
    path: tuple[Phase, ...]
    """Phases entered because of the turn, in order; empty when the talk stayed where it was."""
    reply: tuple[Message, ...]
    """What the recruiter said then; empty after the end and for an unconfirmed turn."""
    standing: Terms | None
    """Terms on the table afterwards; None before an offer."""
    question: Question | None = None
    """Set when the turn waits for the person's word: it changed nothing."""
    concessions: tuple[Concession, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        """Whether the turn counts."""
        return self.question is None

    @property
    def after(self) -> Phase:
        """Where the talk stands then."""
        return self.path[-1] if self.path else self.phase
