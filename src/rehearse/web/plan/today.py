"""What Today shows: the cards, the day's blocks, what is done, and one sentence on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rehearse import planning, rounds
from rehearse.bank import Item
from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.plan import services
from rehearse.web.plan.models import BlockMark, Goal
from rehearse.web.plan.titles import block_title
from rehearse.web.practice.activities import activity_of
from rehearse.web.practice.bank import bank_of_items, pattern_title, round_of_kind
from rehearse.web.practice.services import items_of_blocks
from rehearse.web.reviews import services as reviews
from rehearse.web.reviews.sources import source_of
from rehearse.web.text.digits import figure

__all__ = ["Line", "TodayView", "today_view"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the day."""

    minutes: int
    title: str
    url: str
    note: Message | str
    measure: str | Message
    state: str
    """``done``, ``skipped``, ``now`` or ``later``."""
    block: str = ""
    """Empty for the cards."""
    is_english: bool = False


@dataclass(frozen=True, slots=True)
class TodayView:
    """The page."""

    headline: str
    lede: str
    lines: Sequence[Line]
    now: Line | None
    minutes: int
    """Planned, cards included."""
    capacity: int
    """What the person set for this weekday."""
    changes: Sequence[tuple[str, Message]]
    is_rest: bool


def _card_line(queue: reviews.Queue, reviewed: int, language: str) -> Line | None:
    if not queue.items:
        if not reviewed:
            return None
        return Line(
            minutes=0,
            title=ngettext("{n} card", "{n} cards", reviewed).format(n=figure(reviewed, language)),
            url="",
            note="",
            measure="",
            state="done",
        )
    total = len(queue.items)
    title = ngettext("{n} card", "{n} cards", total).format(n=figure(total, language))
    parts = []
    if queue.due:
        parts.append(ngettext("{n} due", "{n} due", queue.due).format(n=figure(queue.due, language)))
    if queue.new:
        parts.append(ngettext("{n} new", "{n} new", queue.new).format(n=figure(queue.new, language)))
    source = source_of(queue.items[0])
    return Line(
        minutes=max(1, queue.minutes),
        title=title,
        # An empty block: these are the cards of the day, not of a block that was opened before.
        url=f"{reverse('reviews:next')}?block=",
        note=" · ".join(parts),
        measure=source.name if source else round_of_kind(bank_of_items().items[queue.items[0]].kind).name,
        state="later",
    )


def today_view(
    person: Person, goal: Goal, plan: planning.Plan, *, day: date, now: datetime, language: str
) -> TodayView:
    """Cards first (they cannot wait), then the blocks in the plan's order."""
    planned = services.plan_for(plan, day)
    known = services.marks(goal)
    lines: list[Line] = []
    queue = reviews.queue(person, now=now, minutes=services.minutes_for_cards(goal, plan, day))
    cards = _card_line(queue, reviews.reviewed_on(person, day), language)
    if cards is not None:
        lines.append(cards)
    named: dict[str, Mapping[str, Item]] = {}
    for placed in planned.placements if planned else ():
        block = placed.block
        round_ = rounds.get(block.round)
        mark = known.get(block.id)
        title, is_english = block_title(block), False
        # That a block lies on its best day is no news.
        note: Message | str = "" if placed.reason.id == "planning.best_day" else placed.reason
        activity = activity_of(round_.practice)
        if activity is not None and activity.names_item:
            if block.round not in named:
                open_ones = services.open_blocks(plan, known, block.round, day)
                named[block.round] = items_of_blocks(person, block.round, open_ones, now=now)
            item = named[block.round].get(block.id)
            if item is not None:
                title, is_english = item.title, True
                pattern = pattern_title(str(getattr(item, "pattern", "")))
                note = _("{pattern}, level {n} of 5").format(pattern=pattern, n=figure(item.difficulty, language))
        state = {BlockMark.DONE: "done", BlockMark.SKIPPED: "skipped"}.get(mark.mark, "later") if mark else "later"
        lines.append(
            Line(
                minutes=placed.minutes,
                title=title,
                url=reverse("practice:block", args=[block.id]),
                note=note,
                measure=round_.name,
                state=state,
                block=block.id,
                is_english=is_english,
            )
        )
    first = next((index for index, line in enumerate(lines) if line.state == "later"), None)
    current = None
    if first is not None:
        old = lines[first]
        current = lines[first] = Line(**{name: getattr(old, name) for name in old.__slots__} | {"state": "now"})
    # Done lines first, in their order: the day reads from top to bottom.
    lines.sort(key=lambda line: {"done": 0, "skipped": 1, "now": 2, "later": 3}[line.state])
    headline, lede = _sentence(lines, current, queue, goal, day, language)
    titles = {placed.block.id: block_title(placed.block) for _day, placed in plan.placements()}
    titles |= {dropped.block.id: block_title(dropped.block) for dropped in plan.dropped}
    return TodayView(
        headline=headline,
        lede=lede,
        lines=lines,
        now=current,
        minutes=sum(line.minutes for line in lines if line.state != "skipped"),
        capacity=0 if day.isoformat() in goal.days_off else goal.minutes[day.weekday()],
        changes=[(titles[change.block_id], change.reason) for change in plan.changes if change.block_id in titles][:5],
        is_rest=planned is None or planned.capacity_minutes == 0,
    )


def _sentence(
    lines: Sequence[Line], current: Line | None, queue: reviews.Queue, goal: Goal, day: date, language: str
) -> tuple[str, str]:
    if current is None:
        if goal.target and day >= goal.target:
            return _("The day has come."), _("Nothing is planned. Sleep counted more than one more problem.")
        if not lines:
            return _("Nothing is planned today."), _("A rest day is part of the plan. Practise if you like: it counts.")
        return _("Today is done."), _("Everything planned is done or set aside. The plan goes on tomorrow.")
    if not current.block:
        lede = (
            ngettext(
                "About {m} minutes. {n} of them would be half forgotten by tomorrow.",
                "About {m} minutes. {n} of them would be half forgotten by tomorrow.",
                queue.gone_tomorrow,
            ).format(m=figure(current.minutes, language), n=figure(queue.gone_tomorrow, language))
            if queue.gone_tomorrow
            else _("About {m} minutes: answer in your own words, then compare.").format(
                m=figure(current.minutes, language)
            )
        )
        return _("Start with {what}.").format(what=current.title), lede
    return _("Next: {what}.").format(what=current.title), _("About {m} minutes.").format(
        m=figure(current.minutes, language)
    )
