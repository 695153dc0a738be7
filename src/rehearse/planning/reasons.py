"""Reasons: why a block lies where it does, why another has no day, and why one has moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rehearse.message import Message
from rehearse.planning.block import Block
from rehearse.planning.expansion import Expansion
from rehearse.planning.grid import LATE_DAYS
from rehearse.planning.plan import Day, Plan
from rehearse.planning.request import Interview, Request

__all__ = ["Outcome", "label"]


def label(block: Block) -> Message:
    """A block's name with its number."""
    return Message("planning.part", {"block": block.name, "number": block.number, "of": block.of})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished search with what it was asked, from which reasons are read."""

    request: Request
    expansion: Expansion
    today: date
    capacity: Mapping[date, Day]
    """Days without their blocks."""
    days: Mapping[str, date]
    """Day by block id, done blocks included."""
    done: Collection[str]
    skipped: Collection[str]
    blocks: Mapping[str, Block]
    """Blocks of the request by id."""

    def placed(self, block: Block) -> Message:
        """Why the block lies on its day."""
        day = self.days[block.id]
        first, last = block.window
        if block.id in self.done:
            return Message("planning.done")
        if block.is_pinned:
            return Message("planning.pinned")
        if day > last:
            return Message("planning.late")
        interview = self.expansion.shaped.get(block.id)
        if interview is not None and day < interview.day:
            return _before(interview)
        if block.round == self.request.weakest_round:
            return Message("planning.weakest")
        for other in block.after:
            if self.days.get(other) == day and day > block.ideal:
                return Message("planning.follows", {"block": label(self.blocks[other])})
        if day == block.ideal:
            return Message("planning.best_day", _span(first, last))
        return Message("planning.nearest", {"ideal": block.ideal.isoformat()})

    def dropped(self, block: Block) -> Message:
        """Why the block has no day."""
        if block.id in self.skipped:
            return Message("planning.skipped")
        end = self.request.end
        if self.today >= end:
            return Message("planning.no_days", {"day": end.isoformat()})
        if block.is_pinned:
            pinned = self.request.pinned[block.id]
            return Message("planning.pinned_full", {"day": pinned.isoformat(), "minutes": block.minutes})
        first, last = block.window
        if last + timedelta(days=LATE_DAYS) < self.today:
            return Message("planning.passed", {"last": last.isoformat()})
        reachable = (max(first, self.today), min(last + timedelta(days=LATE_DAYS), end - timedelta(days=1)))
        if not any(
            reachable[0] <= day.day <= reachable[1] and day.block_minutes >= block.minutes
            for day in self.capacity.values()
        ):
            return Message("planning.no_minutes", {"minutes": block.minutes, **_span(*reachable)})
        for other in block.after:
            if other not in self.days and other not in self.done and other not in self.skipped:
                return Message("planning.needs", {"block": label(self.blocks[other])})
        return Message("planning.full", _span(*reachable))

    def changed(self, block_id: str, before: date | None, old: Plan) -> Message:
        """Why the block's day differs from ``before``."""
        block = self.blocks.get(block_id)
        now = self.days.get(block_id)
        if block_id in self.skipped:
            return Message("planning.skipped")
        if block is None:
            return Message("planning.not_in_loop")
        if before is None:
            known = any(dropped.block.id == block_id for dropped in old.dropped)
            return Message("planning.room_found" if known else "planning.added")
        if before < self.today:
            return Message("planning.missed" if now else "planning.missed_dropped", {"day": before.isoformat()})
        if block.is_pinned:
            return Message("planning.chosen")
        return self._moved(block, before, now, old)

    def _moved(self, block: Block, before: date, now: date | None, old: Plan) -> Message:
        """Why a block left a day that is not over yet."""
        that_day = {"day": before.isoformat()}
        if before in self.request.interview_days:
            return Message("planning.interview_day", that_day)
        if before >= self.request.end:
            return Message("planning.plan_ends", {"day": self.request.end.isoformat()})
        used = next((day.used_minutes for day in old.days if day.day == before), 0)
        if used > self.capacity[before].block_minutes:
            return Message("planning.fewer_minutes", that_day)
        first, last = block.window
        if not first <= before <= last + timedelta(days=LATE_DAYS):
            interview = self.expansion.shaped.get(block.id)
            return _before(interview) if interview else Message("planning.dates_moved", _span(first, last))
        for other in block.after:
            if other not in self.done and other not in self.skipped and self.days.get(other, date.max) > before:
                return Message("planning.predecessor", {"block": label(self.blocks[other])})
        return Message("planning.made_room", that_day) if now else Message("planning.gave_way")


def _before(interview: Interview) -> Message:
    day = interview.day.isoformat()
    if interview.name:
        return Message("planning.before_named_interview", {"name": interview.name, "day": day})
    return Message("planning.before_interview", {"day": day})


def _span(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
