"""Dated rounds of an application as days of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rehearse import planning, rounds
from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application, InterviewRound
from rehearse.web.plan import services as plan
from rehearse.web.plan.models import Goal

__all__ = ["PlanDates", "Standing", "compare", "days_of", "use"]

LATEST = timedelta(days=planning.MAX_PLAN_DAYS)


class Standing(StrEnum):
    """How the dates of an application and the days of the plan stand to each other."""

    NOTHING = "nothing"
    """No date ahead, and none in the plan."""
    NO_GOAL = "no_goal"
    """Dates ahead, but no plan that could take them."""
    ABSENT = "absent"
    """Dates ahead, none of them in the plan."""
    CHANGED = "changed"
    """The plan has other days of this application, or days that are no more."""
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlanDates:
    """What the page of an application says about the plan."""

    standing: Standing
    ahead: Sequence[plan.InterviewDraft]
    """Days ahead as the plan would take them."""
    planned: Sequence[date]
    """Days of this application that the plan has, from today on."""
    ends_there: bool
    """Whether the last day is proposed as the end of the plan."""
    too_far: bool
    """A day lies beyond what a plan reaches; it is left out."""


def days_of(row: Application, *, day: date) -> list[plan.InterviewDraft]:
    """Days after today, each with its rounds in the order of the loop. A day with two rounds or more is an onsite."""
    zone = row.person.zone_info
    found: dict[date, set[str]] = {}
    for one in row.rounds.all():
        if one.at is None or one.outcome == InterviewRound.CANCELLED:
            continue
        on = one.at.astimezone(zone).date()
        if on > day:
            found.setdefault(on, set()).add(one.kind)
    return [
        plan.InterviewDraft(
            day=on,
            rounds=tuple(one.id for one in rounds.all_rounds() if one.id in kinds),
            is_onsite=len(kinds) > 1,
            name=row.company[:120],
            application=row.pk,
        )
        for on, kinds in sorted(found.items())
    ]


def compare(row: Application, goal: Goal | None, *, day: date) -> PlanDates:
    """Two queries: the rounds, unless prefetched, and the days of the plan."""
    every = days_of(row, day=day)
    ahead = [talk for talk in every if talk.day <= day + LATEST]
    too_far = len(ahead) < len(every)
    if goal is None:
        return PlanDates(Standing.NO_GOAL if ahead else Standing.NOTHING, ahead, (), True, too_far)
    talks = [talk for talk in plan.talks_of(goal) if talk.day > day]
    own = [talk for talk in talks if talk.application == row.pk]
    planned = sorted(talk.day for talk in own)
    others = any(talk.application not in {None, row.pk} and talk.day == goal.target for talk in talks)
    ends_there = goal.target is None or goal.target in planned or not others
    wanted = {(talk.day, frozenset(talk.rounds)) for talk in ahead}
    if {(talk.day, frozenset(talk.rounds)) for talk in own} == wanted:
        standing = Standing.SAME if wanted else Standing.NOTHING
    else:
        standing = Standing.CHANGED if own else Standing.ABSENT
    return PlanDates(standing, ahead, planned, ends_there, too_far)


def use(person: Person, row: Application, goal: Goal, *, day: date, ends_there: bool) -> Goal:
    """Hands the days ahead to the plan, in place of those it had from this application, and plans again."""
    found = compare(row, goal, day=day)
    return plan.use_talks(goal, row.pk, found.ahead, day=day, ends_there=ends_there)
