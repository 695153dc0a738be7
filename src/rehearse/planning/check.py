"""The referee: every rule of a plan, proven by code that shares nothing with the search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rehearse.message import Message, Value
from rehearse.planning.expansion import expand
from rehearse.planning.kinds import rule_of
from rehearse.planning.plan import Day, Placement, Plan
from rehearse.planning.request import Request

__all__ = ["Violation", "check"]

_LATE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule that a plan breaks."""

    day: date | None
    block_id: str | None
    reason: Message


def check(
    plan: Plan,
    request: Request,
    *,
    today: date | None = None,
    done: Collection[str] = (),
    skipped: Collection[str] = (),
) -> list[Violation]:
    """All broken rules of a plan; empty for a good one.

    ``done`` blocks lie where they were done, whatever the rules; every other one obeys them from ``today`` on (the
    start when None). A block after a done or ``skipped`` one is free to come.
    """
    now = request.start if today is None else max(today, request.start)
    referee = _Referee(plan, request, now, frozenset(done), frozenset(skipped))
    return [*referee.calendar(), *referee.minutes(), *referee.kinds(), *referee.order(), *referee.blocks()]


@dataclass(frozen=True, slots=True)
class _Referee:
    plan: Plan
    request: Request
    today: date
    done: frozenset[str]
    skipped: frozenset[str]

    def _open(self, day: Day) -> list[Placement]:
        return [placement for placement in day.placements if placement.block.id not in self.done]

    def calendar(self) -> Iterator[Violation]:
        """One entry for each day, from the start to the end."""
        request = self.request
        last = request.end if request.end in request.interview_days else request.end - timedelta(days=1)
        expected = [request.start + timedelta(days=i) for i in range((last - request.start).days + 1)]
        if [day.day for day in self.plan.days] != expected:
            span = {"first": request.start.isoformat(), "last": last.isoformat()}
            yield Violation(None, None, Message("planning.broken_days", span))
        values = [dropped.block.value for dropped in self.plan.dropped]
        if values != sorted(values):
            yield Violation(None, None, Message("planning.broken_sorting"))

    def minutes(self) -> Iterator[Violation]:
        """Every day holds its blocks, and says how many minutes it has."""
        request = self.request
        for day in self.plan.days:
            has = request.minutes[day.day.weekday()] - request.busy.get(day.day, 0)
            if day.day in request.days_off or day.day == request.target:
                has = 0
            if any(interview.day == day.day for interview in request.interviews):
                has = 0
            free = max(0, max(0, has) - request.card_minutes)
            if day.block_minutes != free:
                params = {"said": day.block_minutes, "minutes": free}
                yield Violation(day.day, None, Message("planning.broken_capacity", params))
            used = sum(placement.minutes for placement in day.placements)
            if used > free and self._open(day):
                yield Violation(day.day, None, Message("planning.broken_minutes", {"used": used, "minutes": free}))

    def kinds(self) -> Iterator[Violation]:
        """No day has too much of a kind, and kinds with a gap keep it."""
        spaced: defaultdict[str, list[tuple[date, Placement]]] = defaultdict(list)
        for day in self.plan.days:
            counts = Counter(placement.block.kind for placement in day.placements)
            for kind in {placement.block.kind for placement in self._open(day)}:
                limit = rule_of(kind).a_day
                if counts[kind] > limit:
                    params: dict[str, Value] = {"count": counts[kind], "kind": kind, "limit": limit}
                    yield Violation(day.day, None, Message("planning.broken_kind", params))
            for placement in day.placements:
                if rule_of(placement.block.kind).gap_days:
                    spaced[placement.block.kind].append((day.day, placement))
        for kind, pairs in spaced.items():
            gap = rule_of(kind).gap_days
            for (one, first), (two, second) in pairwise(pairs):
                days = (two - one).days
                if days < gap and not {first.block.id, second.block.id} <= self.done:
                    apart: dict[str, Value] = {"kind": kind, "days": days, "gap": gap}
                    yield Violation(two, second.block.id, Message("planning.broken_gap", apart))

    def order(self) -> Iterator[Violation]:
        """A block lies on the day of what it needs, or later; within a day it comes after it."""
        place = {
            placement.block.id: (day.day, i) for day in self.plan.days for i, placement in enumerate(day.placements)
        }
        for day in self.plan.days:
            for placement in self._open(day):
                block = placement.block
                if block.is_pinned:
                    continue
                for other in block.after:
                    if other in self.done or other in self.skipped:
                        continue
                    if place.get(other, (date.max, 0)) > place[block.id]:
                        yield Violation(day.day, block.id, Message("planning.broken_order", {"needs": other}))

    def blocks(self) -> Iterator[Violation]:
        """Each block is there once, in its window or on its pinned day, of a round of the loop, with its length."""
        seen = Counter(placement.block.id for day in self.plan.days for placement in day.placements)
        seen.update(dropped.block.id for dropped in self.plan.dropped)
        for block_id, count in seen.items():
            if count > 1:
                yield Violation(None, block_id, Message("planning.broken_twice"))
        expected = {block.id for block in expand(self.request, self.today).blocks}
        for block_id in sorted(expected - seen.keys() - self.done):
            yield Violation(None, block_id, Message("planning.broken_missing"))
        for block_id in sorted(seen.keys() - expected - self.done):
            yield Violation(None, block_id, Message("planning.broken_unknown"))
        for day in self.plan.days:
            for placement in self._open(day):
                yield from self._block(day.day, placement)

    def _block(self, day: date, placement: Placement) -> Iterator[Violation]:
        block = placement.block
        if placement.minutes != block.minutes:
            params = {"minutes": placement.minutes, "expected": block.minutes}
            yield Violation(day, block.id, Message("planning.broken_length", params))
        if day < self.today:
            yield Violation(day, block.id, Message("planning.broken_past"))
        if self.request.loop and block.round not in self.request.loop:
            yield Violation(day, block.id, Message("planning.broken_loop", {"round": block.round}))
        first, last = block.window
        if block.is_pinned:
            pinned = self.request.pinned.get(block.id)
            if day != pinned:
                yield Violation(day, block.id, Message("planning.broken_pin", {"day": str(pinned)}))
        elif not first <= day <= last + _LATE or day >= self.request.end:
            span = {"first": first.isoformat(), "last": (last + _LATE).isoformat()}
            yield Violation(day, block.id, Message("planning.broken_window", span))
