"""From templates of eight weeks to blocks with dates: the loop, the role and the interviews applied."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rehearse.planning.block import Block
from rehearse.planning.capacity import empty_days
from rehearse.planning.kinds import rule_of
from rehearse.planning.request import Interview, Request
from rehearse.planning.template import PLAN_WEEKS, BlockTemplate

__all__ = ["Expansion", "expand"]

_WEAKEST_FACTOR = 1.5
_SCREEN_FACTOR = 1.3
_CHAIN_STEP = 0.01
"""Each later block of a chain is worth this share less, so that a chain is cut at its end."""
_LEAST_CHAIN_FACTOR = 0.1
_CORE_FACTOR = 3.0
"""When the weeks do not hold everything, the first blocks of each series count this much more: its fair share.

Without it a short plan holds nothing but the kinds with most value a minute, and no mock of a loop that has four
(docs/dev/decisions/0003).
"""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The blocks of a request."""

    blocks: tuple[Block, ...]
    """In the order of weeks, then of templates, then of numbers."""
    shaped: Mapping[str, Interview]
    """The interview that changed a block's window, day or value, by block id."""


def expand(request: Request, today: date) -> Expansion:
    """All blocks of a request, seen from ``today``: interviews up to that day change nothing any more.

    Ids do not depend on dates, hours, loop or role.
    """
    by_weeks = sorted(request.templates, key=lambda template: template.weeks)  # stable: rounds keep their order
    counts = [_count(template, request) for template in by_weeks]
    spread: defaultdict[tuple[str, tuple[int, int]], int] = defaultdict(int)
    series: defaultdict[str, int] = defaultdict(int)
    for template, count in zip(by_weeks, counts, strict=True):
        spread[_stretch(template)] += count
        series[template.series] += count
    numbered: defaultdict[str, int] = defaultdict(int)
    counted: defaultdict[str, int] = defaultdict(int)
    placed: defaultdict[tuple[str, tuple[int, int]], int] = defaultdict(int)
    blocks: list[Block] = []
    for template, count in zip(by_weeks, counts, strict=True):
        first, last = _window(template.weeks, request.practice_days)
        ids = [f"{template.series}-{numbered[template.series] + i + 1:02d}" for i in range(count)]
        numbered[template.series] += max(template.count, template.alone)  # whatever the loop, ids stay
        for i, block_id in enumerate(ids):
            stretch = _stretch(template)
            share = (placed[stretch] + 0.5) / spread[stretch]
            placed[stretch] += 1
            counted[template.series] += 1
            blocks.append(
                Block(
                    id=block_id,
                    kind=template.kind,
                    round=template.round,
                    minutes=template.minutes,
                    window=(_day(request, first), _day(request, last)),
                    ideal=_day(request, first + round(share * (last - first))),
                    value=_value(template, i, request),
                    after=(ids[i - 1],) if template.is_chain and i else (),
                    is_pinned=request.pinned.get(block_id, date.min) >= today,
                    number=counted[template.series],
                    of=series[template.series],
                    name=template.name,
                )
            )
    return _with_interviews(_with_core(blocks, request), request, today)


def _with_core(blocks: list[Block], request: Request) -> list[Block]:
    """Raises the first blocks of each series in proportion to the minutes there are; all equal when all fit."""
    wanted = sum(block.minutes for block in blocks)
    free = sum(day.block_minutes for day in empty_days(request))
    if free >= wanted:
        return blocks
    share = free / wanted
    # Rounded up: a series of one block, such as a mock, is wholly core.
    return [
        replace(block, value=block.value * _CORE_FACTOR) if block.number <= math.ceil(share * block.of) else block
        for block in blocks
    ]


def _stretch(template: BlockTemplate) -> tuple[str, tuple[int, int]]:
    """Blocks with this in common share their days evenly."""
    return template.group or template.kind, template.weeks


def _count(template: BlockTemplate, request: Request) -> int:
    """Number of blocks once the loop is known and shares are taken and given."""
    if not request.prepares(template.round):
        return 0
    others = [other for other in request.templates if other.weeks == template.weeks and request.prepares(other.round)]
    given = sum(other.count for other in others if other.share_of == template.kind)
    is_alone = bool(template.share_of) and all(other.kind != template.share_of for other in others)
    return max(0, (template.alone or template.count if is_alone else template.count) - given)


def _window(weeks: tuple[int, int], practice_days: int) -> tuple[int, int]:
    """First and last day of weeks of the eight, counted from the start and scaled to the days there are."""
    first = (weeks[0] - 1) * practice_days // PLAN_WEEKS
    return first, max(first, weeks[1] * practice_days // PLAN_WEEKS - 1)


def _day(request: Request, index: int) -> date:
    return request.start + timedelta(days=index)


def _value(template: BlockTemplate, index: int, request: Request) -> float:
    value = rule_of(template.kind).value if template.value is None else template.value
    value *= request.weights.get(template.kind, 1.0)
    if template.round == request.weakest_round:
        value *= _WEAKEST_FACTOR
    if template.is_chain:
        value *= max(_LEAST_CHAIN_FACTOR, 1 - _CHAIN_STEP * index)
    return value


def _with_interviews(blocks: list[Block], request: Request, today: date) -> Expansion:
    coming = sorted(
        (interview for interview in request.interviews if today < interview.day < request.end),
        key=lambda interview: (interview.day, not interview.is_onsite, interview.name),
    )
    shaped: dict[str, Interview] = {}
    for interview in coming:
        for i, block in enumerate(blocks):
            changed = _before_onsite(block, interview, request) if interview.is_onsite else _screened(block, interview)
            if changed is not block:
                blocks[i] = changed
                shaped.setdefault(block.id, interview)
    return Expansion(tuple(blocks), shaped)


def _before_onsite(block: Block, interview: Interview, request: Request) -> Block:
    """The block due before the onsite: its window ends the day before, and starts earlier when it lay after it."""
    first, last = block.window
    if last < interview.day:
        return block
    due = interview.day - timedelta(days=1)
    if first > due:
        first = max(request.start, due - (last - first))
    return replace(block, window=(first, due), ideal=min(max(block.ideal, first), due))


def _screened(block: Block, interview: Interview) -> Block:
    """The block worth more and drawn before the screen, when it is one of its round and its window holds that day."""
    first, last = block.window
    if block.round not in interview.rounds or not first < interview.day <= last:
        return block
    due = interview.day - timedelta(days=1)
    return replace(block, value=block.value * _SCREEN_FACTOR, ideal=min(block.ideal, due))
