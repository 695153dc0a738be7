"""Making a plan, and making it again after days have passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from random import Random

from rehearse.planning.block import Block
from rehearse.planning.capacity import empty_days
from rehearse.planning.check import check
from rehearse.planning.errors import BrokenPlanError
from rehearse.planning.expansion import expand
from rehearse.planning.grid import NOWHERE, build_grid
from rehearse.planning.plan import Change, Day, Dropped, Placement, Plan
from rehearse.planning.reasons import Outcome
from rehearse.planning.repair import NEW_ROUNDS, REPLAN_ROUNDS, repair
from rehearse.planning.request import Request

__all__ = ["make_plan", "replan"]


def make_plan(request: Request, *, rng: Random) -> Plan:
    """A first plan: every block on a day or named as dropped, each with its reason.

    Equal requests and equal generators give equal plans. Cost: see ``benchmarks/planner.py``.
    """
    return _plan(request, None, request.start, frozenset(), frozenset(), rng, NEW_ROUNDS)


def replan(
    plan: Plan, request: Request, *, today: date, done: Collection[str], skipped: Collection[str], rng: Random
) -> Plan:
    """The plan from ``today`` on, as near to the old one as it can be, with every change and its reason.

    ``done`` blocks keep their day, whichever it is; ``skipped`` ones lose it, and neither holds up what comes after it.
    Any other block of a past day was missed and looks for a new day. ``request.start`` stays the start of the plan.
    """
    now = max(today, request.start)
    return _plan(request, plan, now, frozenset(done), frozenset(skipped) - frozenset(done), rng, REPLAN_ROUNDS)


def _plan(
    request: Request,
    old: Plan | None,
    today: date,
    done: frozenset[str],
    skipped: frozenset[str],
    rng: Random,
    rounds: int,
) -> Plan:
    expansion = expand(request, today)
    days = empty_days(request)
    old_days = old.day_of() if old else {}
    kept = {
        placement.block.id: (placement.block, day)
        for day, placement in (old.placements() if old else ())
        if placement.block.id in done
    }
    grid = build_grid(
        expansion.blocks,
        [day.block_minutes for day in days[: request.practice_days]],
        start=request.start,
        today=today,
        done=kept,
        closed=done | skipped,
        pinned=request.pinned,
        old_days=old_days,
    )
    found = repair(grid, rng, rounds)
    blocks = {block.id: block for block in expansion.blocks}
    placed = {block_id: day for block_id, (_, day) in kept.items()}
    placed |= {grid.ids[i]: days[day].day for i, day in enumerate(found) if day != NOWHERE}
    outcome = Outcome(
        request=request,
        expansion=expansion,
        today=today,
        capacity={day.day: day for day in days},
        days=placed,
        done=done,
        skipped=skipped,
        blocks=blocks,
    )
    plan = Plan(
        days=_filled(days, outcome, {block_id: block for block_id, (block, _) in kept.items()} | blocks),
        dropped=_dropped(outcome),
        changes=_changes(outcome, old, old_days) if old else (),
        score=round(grid.score(found), 6),
    )
    broken = check(plan, request, today=today, done=done, skipped=skipped)
    if broken:
        rules = ", ".join(f"{one.reason.id} ({one.block_id or one.day})" for one in broken[:5])
        raise BrokenPlanError(f"planner: a plan breaks {len(broken)} rules: {rules}. Report it with the request.")
    return plan


def _filled(days: tuple[Day, ...], outcome: Outcome, blocks: Mapping[str, Block]) -> tuple[Day, ...]:
    """The days with their blocks, done ones first, then in the order of the templates."""
    by_day: defaultdict[date, list[Block]] = defaultdict(list)
    for block_id, block in blocks.items():
        if block_id in outcome.days:
            by_day[outcome.days[block_id]].append(block)
    for day_blocks in by_day.values():
        day_blocks.sort(key=lambda block: block.id not in outcome.done)
    return tuple(
        replace(
            day,
            placements=tuple(
                Placement(block, block.minutes, outcome.placed(block)) for block in by_day.get(day.day, ())
            ),
        )
        for day in days
    )


def _dropped(outcome: Outcome) -> tuple[Dropped, ...]:
    """What has no day, lowest value first; done blocks are not dropped."""
    without = [
        block for block in outcome.blocks.values() if block.id not in outcome.days and block.id not in outcome.done
    ]
    without.sort(key=lambda block: (block.value, block.id))
    return tuple(Dropped(block, outcome.dropped(block)) for block in without)


def _changes(outcome: Outcome, old: Plan, old_days: Mapping[str, date]) -> tuple[Change, ...]:
    """Blocks whose day differs, by the earlier of their two days."""
    changes = []
    for block_id in sorted(outcome.blocks.keys() | old_days.keys()):
        before, now = old_days.get(block_id), outcome.days.get(block_id)
        if before != now and block_id not in outcome.done:
            changes.append(Change(block_id, before, now, outcome.changed(block_id, before, old)))
    changes.sort(key=lambda change: (min(day for day in (change.from_day, change.to_day) if day), change.block_id))
    return tuple(changes)
