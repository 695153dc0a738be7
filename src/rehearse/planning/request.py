"""What a person asks of the planner: dates, minutes, loop and role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rehearse.planning.errors import RequestError
from rehearse.planning.template import PLAN_WEEKS, BlockTemplate

__all__ = ["MAX_PLAN_DAYS", "Interview", "Request"]

MAX_PLAN_DAYS = 366
"""Longest plan, from the start to the day before the target."""
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Interview:
    """A day with an interview on it; the person practises nothing on that day."""

    day: date
    rounds: frozenset[str] = frozenset()
    """Ids of the rounds held on that day. A screen draws the blocks of these rounds before it."""
    is_onsite: bool = False
    """The whole loop: every block is due before this day."""
    name: str = ""
    """What the person calls it, shown in reasons; may be empty."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything a plan depends on, besides the random generator: equal requests get equal plans."""

    start: date
    """First day of the plan."""
    target: date | None
    """The interview date: the plan ends the evening before. None: the last onsite, else eight weeks from the start."""
    minutes: tuple[int, int, int, int, int, int, int]
    """Free minutes of each weekday, Monday first, each in 0..1440."""
    loop: tuple[str, ...]
    """Ids of the rounds to prepare; empty when unknown, which prepares all of them."""
    templates: tuple[BlockTemplate, ...]
    """What the rounds want practised, in the order of the rounds."""
    interviews: tuple[Interview, ...] = ()
    days_off: frozenset[date] = frozenset()
    """Days without any practice, cards included."""
    busy: Mapping[date, int] = field(default_factory=dict)
    """Minutes already taken on single days; more than the day has leaves 0."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Factor by kind of block for the role, above 0; a kind that is missing counts once."""
    weakest_round: str | None = None
    """Id of the round whose blocks count half as much again, None when nothing is known."""
    card_minutes: int = 0
    """Minutes for cards, reserved first on each day that has any."""
    pinned: Mapping[str, date] = field(default_factory=dict)
    """Day chosen by the person, by block id."""

    def __post_init__(self) -> None:
        problems: list[str] = []
        if not 0 <= self.practice_days <= MAX_PLAN_DAYS:
            problems.append(
                f"the target {self.end} is {self.practice_days} days after the start {self.start}; "
                f"give a day from the start to {MAX_PLAN_DAYS} days later"
            )
        if len(self.minutes) != 7 or not all(0 <= minutes <= _DAY_MINUTES for minutes in self.minutes):
            problems.append(f"minutes are {self.minutes}; give seven numbers of 0 to {_DAY_MINUTES}, Monday first")
        if not 0 <= self.card_minutes <= _DAY_MINUTES:
            problems.append(f"card_minutes is {self.card_minutes}; give 0 to {_DAY_MINUTES}")
        problems += [
            f"weights[{kind!r}] is {weight}; give a number above 0"
            for kind, weight in self.weights.items()
            if not weight > 0
        ]
        problems += [
            f"busy[{day}] is {minutes}; give 0 or more minutes" for day, minutes in self.busy.items() if minutes < 0
        ]
        if problems:
            raise RequestError(f"plan request: {'; '.join(problems)}.")

    @property
    def end(self) -> date:
        """The day after the last day of practice: the target, the last onsite, or eight weeks from the start."""
        if self.target is not None:
            return self.target
        onsites = [interview.day for interview in self.interviews if interview.is_onsite and interview.day > self.start]
        return max(onsites, default=self.start + timedelta(weeks=PLAN_WEEKS))

    @property
    def practice_days(self) -> int:
        """Days from the start to the day before the end; 0 when the target is the start."""
        return (self.end - self.start).days

    @property
    def interview_days(self) -> frozenset[date]:
        """Days without practice because an interview is on them, the target among them."""
        target = frozenset() if self.target is None else frozenset({self.target})
        return target | {interview.day for interview in self.interviews}

    def prepares(self, round_id: str) -> bool:
        """Whether the plan has blocks for this round."""
        return not self.loop or round_id in self.loop
