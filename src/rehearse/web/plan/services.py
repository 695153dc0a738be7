"""The goal and its plan: loads rows, calls ``planning``, saves rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction

from rehearse import planning, rounds
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.plan.models import BlockMark, Goal, Interview, StoredPlan
from rehearse.web.plan.weights import block_weights
from rehearse.web.postings.models import SavedPosting
from rehearse.web.practice.models import Attempt

__all__ = [
    "CARD_MINUTES",
    "GoalDraft",
    "InterviewDraft",
    "change_goal",
    "current_goal",
    "current_plan",
    "delete_mark",
    "mark",
    "marks",
    "minutes_for_cards",
    "open_blocks",
    "plan_for",
    "refresh",
    "replan",
    "set_goal",
    "talks_of",
    "use_talks",
]

CARD_MINUTES = 10
"""Reserved for cards each day."""
LONG_BLOCKS = (60, 90)
"""Minutes of the longest blocks (a design case, a mock). A day that just holds one gives the cards less."""


@dataclass(frozen=True, slots=True)
class InterviewDraft:
    """One dated talk, as the form gave it."""

    day: date
    rounds: tuple[str, ...]
    is_onsite: bool
    name: str = ""
    application: UUID | None = None
    """The application whose dates these are."""


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """What the setup form decided; all values checked."""

    role: str
    level: str
    target: date | None
    loop: tuple[str, ...]
    minutes: tuple[int, ...]
    """Seven, Monday first, each 0 to 720."""
    days_off: tuple[date, ...]
    interviews: tuple[InterviewDraft, ...] = ()


def current_goal(person: Person) -> Goal | None:
    """What the person prepares for now. One query."""
    return Goal.objects.filter(person=person, is_current=True).select_related("posting").first()


def set_goal(person: Person, draft: GoalDraft, *, day: date, posting: SavedPosting | None = None) -> Goal:
    """Starts a new goal today and makes its first plan; the former goal is kept, no longer current."""
    with transaction.atomic():
        Goal.objects.filter(person=person, is_current=True).update(is_current=False)
        # Block ids are the same in every plan: what was opened for the former goal must not mark a block of this one.
        Attempt.objects.filter(person=person, closed_at__isnull=True).exclude(block="").update(block="")
        goal = Goal(person=person, posting=posting, started=day)
        _fill(goal, draft)
        _save_plan(goal, planning.make_plan(request_of(goal, day), rng=_rng(goal, day)), day)
    durable()
    return goal


def change_goal(goal: Goal, draft: GoalDraft, *, day: date) -> Goal:
    """New dates, hours or loop: everything open is planned anew, done blocks stay.

    Days that an application gave stay too, unless the draft has some of that application. A plan whose weeks are
    over, or would be longer than the planner takes, starts anew today.
    """
    draft = _with_applications(goal, draft)
    last = draft.target or goal.started + timedelta(weeks=planning.PLAN_WEEKS)
    if last <= day or (last - goal.started).days > planning.MAX_PLAN_DAYS:
        return set_goal(goal.person, draft, day=day, posting=goal.posting)
    with transaction.atomic():
        _fill(goal, draft)
        replan(goal, day=day)
    durable()
    return goal


def _with_applications(goal: Goal, draft: GoalDraft) -> GoalDraft:
    """The draft with the days that applications gave; where one of them is, a nameless one of the form is not."""
    given = {talk.application for talk in draft.interviews}
    kept = tuple(talk for talk in talks_of(goal) if talk.application is not None and talk.application not in given)
    days = {talk.day for talk in (*draft.interviews, *kept) if talk.application is not None}
    own = tuple(talk for talk in draft.interviews if talk.application is not None or talk.day not in days)
    return replace(draft, interviews=own + kept)


def talks_of(goal: Goal) -> list[InterviewDraft]:
    """The interviews of a goal as a draft has them. One query."""
    return [
        InterviewDraft(talk.day, tuple(talk.rounds), talk.is_onsite, talk.name, talk.application_id)
        for talk in goal.interviews.all()
    ]


def use_talks(goal: Goal, application: UUID, talks: Sequence[InterviewDraft], *, day: date, ends_there: bool) -> Goal:
    """Takes the days of an application into the plan, in place of those it gave before, and plans again.

    Rounds that the loop lacks join it. ``ends_there``: the plan ends before the last of the talks, which then is
    the onsite; other onsites of the plan's own form go. Without talks the application's days leave the plan.
    """
    talks = [replace(talk, application=application) for talk in talks]
    others = [talk for talk in talks_of(goal) if talk.application != application]
    target = goal.target
    if talks and ends_there:
        target = max(talk.day for talk in talks)
        others = [talk for talk in others if talk.application is not None or not talk.is_onsite]
        talks = [replace(talk, is_onsite=talk.day == target) for talk in talks]
    asked = {round_ for talk in talks for round_ in talk.rounds} | set(goal.loop)
    draft = GoalDraft(
        role=goal.role,
        level=goal.level,
        target=target,
        loop=tuple(round_.id for round_ in rounds.all_rounds() if round_.id in asked),
        minutes=tuple(goal.minutes),
        days_off=tuple(date.fromisoformat(off) for off in goal.days_off),
        interviews=(*others, *talks),
    )
    with transaction.atomic():
        if not talks:
            goal.interviews.filter(application=application).delete()
        return change_goal(goal, draft, day=day)


def _fill(goal: Goal, draft: GoalDraft) -> None:
    goal.role, goal.level, goal.target = draft.role, draft.level, draft.target
    goal.loop, goal.minutes = list(draft.loop), list(draft.minutes)
    goal.days_off = [day.isoformat() for day in draft.days_off]
    goal.save()
    goal.interviews.all().delete()
    Interview.objects.bulk_create(
        Interview(
            goal=goal,
            day=talk.day,
            rounds=list(talk.rounds),
            is_onsite=talk.is_onsite,
            name=talk.name,
            application_id=talk.application,
        )
        for talk in draft.interviews
    )


def request_of(goal: Goal, start: date, weakest: str | None = None) -> planning.Request:
    """The goal in the planner's words, with the weights of its posting. Two queries."""
    loop = [round_ for round_ in rounds.all_rounds() if round_.id in goal.loop]
    return planning.Request(
        start=start,
        target=goal.target,
        interviews=tuple(
            planning.Interview(day=talk.day, rounds=frozenset(talk.rounds), is_onsite=talk.is_onsite, name=talk.name)
            for talk in goal.interviews.all()
        ),
        minutes=tuple(goal.minutes),
        days_off=frozenset(date.fromisoformat(day) for day in goal.days_off),
        busy={},
        weights=block_weights(goal),
        weakest_round=weakest,
        card_minutes=card_minutes(goal.minutes),
        loop=tuple(round_.id for round_ in loop),
        templates=tuple(template for round_ in loop for template in round_.blocks()),
        pinned={},
    )


def card_minutes(minutes: Sequence[int]) -> int:
    """Daily minutes for cards, without robbing the longest day of the block it just holds.

    >>> card_minutes([60] * 7), card_minutes([65] * 7), card_minutes([120] * 7)
    (0, 5, 10)
    """
    longest = max(minutes, default=0)
    return min([CARD_MINUTES, *(longest - block for block in LONG_BLOCKS if 0 <= longest - block < CARD_MINUTES)])


def _rng(goal: Goal, day: date) -> Random:
    # The same goal on the same day gives the same plan, on every machine.
    return Random(f"{goal.pk}/{day}")


def _save_plan(goal: Goal, plan: planning.Plan, day: date) -> None:
    StoredPlan.objects.create(goal=goal, made_on=day, plan=planning.plan_to_json(plan))
    kept = goal.plans.values_list("pk", flat=True)[:20]
    goal.plans.exclude(pk__in=list(kept)).delete()


def current_plan(goal: Goal) -> tuple[planning.Plan, StoredPlan] | None:
    """The newest plan and its row. One query."""
    row = goal.plans.first()
    return (planning.plan_from_json(row.plan), row) if row else None


def marks(goal: Goal) -> Mapping[str, BlockMark]:
    """What became of the blocks, by block id. One query."""
    return {row.block: row for row in goal.marks.all()}


def replan(goal: Goal, *, day: date, weakest: str | None = None) -> planning.Plan:
    """Plans again from today: done and skipped blocks stay out, what was missed finds a new place or is named."""
    known = marks(goal)
    former = current_plan(goal)
    request = request_of(goal, goal.started, weakest)
    if former is None:
        plan = planning.make_plan(request, rng=_rng(goal, day))
    else:
        plan = planning.replan(
            former[0],
            request,
            today=day,
            done={block for block, row in known.items() if row.mark == BlockMark.DONE},
            skipped={block for block, row in known.items() if row.mark == BlockMark.SKIPPED},
            rng=_rng(goal, day),
        )
    _save_plan(goal, plan, day)
    return plan


def refresh(goal: Goal, *, day: date) -> planning.Plan:
    """The plan as of today. On the first look of a study day what was missed is moved, at most once a day."""
    found = current_plan(goal)
    if found is None:
        return replan(goal, day=day)
    plan, row = found
    if row.made_on >= day:
        return plan
    known = marks(goal)
    missed = any(
        placed.block.id not in known
        for planned in plan.days
        if row.made_on <= planned.day < day
        for placed in planned.placements
    )
    if not missed:
        return plan
    with transaction.atomic():
        return replan(goal, day=day)


def mark(goal: Goal, block: str, what: str, *, day: date, minutes: int = 0) -> None:
    """Done or skipped. Marking twice changes the mark."""
    BlockMark.objects.update_or_create(goal=goal, block=block, defaults={"mark": what, "day": day, "minutes": minutes})


def delete_mark(goal: Goal, block: str) -> None:
    """Takes a mark back."""
    goal.marks.filter(block=block).delete()


def plan_for(plan: planning.Plan, day: date) -> planning.Day | None:
    """One day of the plan."""
    return next((planned for planned in plan.days if planned.day == day), None)


def minutes_for_cards(goal: Goal, plan: planning.Plan, day: date) -> int:
    """Minutes of a day that cards may take: what its blocks leave, at most ``CARD_MINUTES``. 0 on a day of rest."""
    planned = plan_for(plan, day)
    if planned is not None:
        return max(0, min(CARD_MINUTES, planned.capacity_minutes - planned.used_minutes))
    is_rest = day == goal.target or goal.minutes[day.weekday()] == 0 or day.isoformat() in goal.days_off
    return 0 if is_rest else CARD_MINUTES


def open_blocks(plan: planning.Plan, known: Mapping[str, BlockMark], round_id: str, day: date) -> list[str]:
    """Blocks of a round on one day that are neither done nor skipped, in their order; mocks are not among them."""
    planned = plan_for(plan, day)
    return [
        placed.block.id
        for placed in (planned.placements if planned else ())
        if placed.block.round == round_id and placed.block.kind != "mock" and placed.block.id not in known
    ]


def find_block(plan: planning.Plan, block: str) -> planning.Block | None:
    """A placed block by id."""
    return next((placed.block for day in plan.days for placed in day.placements if placed.block.id == block), None)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of the plan page."""

    number: int
    days: Sequence[dict[str, Any]]
    minutes: int
    focus: tuple[str, ...]
    """Rounds with most minutes, at most two."""


def weeks(goal: Goal, plan: planning.Plan, *, today: date) -> list[Week]:
    """The whole plan in weeks from Monday, with marks, rest days and interviews."""
    known = marks(goal)
    talks: dict[date, list[Interview]] = {}
    for talk in goal.interviews.all():
        talks.setdefault(talk.day, []).append(talk)
    planned = {day.day: day for day in plan.days}
    off = {date.fromisoformat(day) for day in goal.days_off}
    last = max([*planned, *talks, today])
    start = min([*planned, today])
    monday = start - timedelta(days=start.weekday())
    result: list[Week] = []
    number = 0
    while monday <= last:
        number += 1
        minutes = 0
        days: list[dict[str, Any]] = []
        focus: dict[str, int] = {}
        for offset in range(7):
            day = monday + timedelta(days=offset)
            found = planned.get(day)
            placements = found.placements if found else ()
            minutes += sum(placed.minutes for placed in placements)
            for placed in placements:
                focus[placed.block.round] = focus.get(placed.block.round, 0) + placed.minutes
            days.append(
                {
                    "day": day,
                    "blocks": [(placed.block, known.get(placed.block.id)) for placed in placements],
                    "cards": found.card_minutes if found and day >= today else 0,
                    "talks": talks.get(day, []),
                    "is_today": day == today,
                    "is_past": day < today,
                    "is_off": day in off or goal.minutes[day.weekday()] == 0 or day > last or day < goal.started,
                }
            )
        top = tuple(sorted(focus, key=lambda round_: -focus[round_])[:2])
        result.append(Week(number, days, minutes, top))
        monday += timedelta(days=7)
    return result


def total_minutes(blocks: Iterable[planning.Placement]) -> int:
    """Minutes of some placements."""
    return sum(placed.minutes for placed in blocks)
