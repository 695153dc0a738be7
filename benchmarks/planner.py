"""Planner: first plans and re-plans of random people, and what a re-plan moves. Prints one table.

Everybody has 0.5 to 2 hours a weekday, 0 to 4 at weekends, 0 to 6 days off, 0 to 3 interviews and then misses 1 to 3
days in a row. Times are CPU milliseconds of this process. Fails when a rule is broken, a plan takes more than 200 ms
or a re-plan more than 50 ms (95th percentile). Run: ``python benchmarks/planner.py [people]``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from statistics import mean, median

from rehearse.planning import Interview, Plan, Request, check, make_plan, replan, role_weights
from rehearse.rounds import all_rounds

PEOPLE = 150
PLAN_MS = 200.0
REPLAN_MS = 50.0
MONDAY = date(2026, 11, 23)
DAYS = 56


def make_person(seed: int) -> Request:
    """One random person; the same for the same seed."""
    rng = Random(seed)
    rounds = [found for found in all_rounds() if found.id != "ml_coding" or rng.random() < 0.5]
    hours = [rng.choice((0.5, 1, 1.5, 2)) for _ in range(5)] + [rng.choice((0, 2, 3, 4)) for _ in range(2)]
    minutes = [int(60 * hour) for hour in hours]
    return Request(
        start=MONDAY,
        target=MONDAY + timedelta(days=DAYS),
        minutes=(minutes[0], minutes[1], minutes[2], minutes[3], minutes[4], minutes[5], minutes[6]),
        loop=tuple(found.id for found in rounds),
        templates=tuple(template for found in rounds for template in found.blocks()),
        interviews=tuple(
            Interview(MONDAY + timedelta(days=day), frozenset({"coding"}), is_onsite=rng.random() < 0.5)
            for day in rng.sample(range(20, DAYS), rng.randint(0, 3))
        ),
        days_off=frozenset(MONDAY + timedelta(days=day) for day in rng.sample(range(DAYS), rng.randint(0, 6))),
        weights=role_weights(is_infrastructure=rng.random() < 0.5),
        weakest_round=rng.choice(rounds).id,
    )


def dependants(plan: Plan, missed: set[str]) -> set[str]:
    """The missed blocks with all that need them."""
    blocks = [placement.block for _, placement in plan.placements()]
    found, size = set(missed), -1
    while size != len(found):
        size = len(found)
        found |= {block.id for block in blocks if found & set(block.after)}
    return found


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main() -> int:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    plan_ms: list[float] = []
    replan_ms: list[float] = []
    moved: list[float] = []
    moved_free: list[float] = []
    found_again: list[float] = []
    violations = 0
    for seed in range(people):
        request = make_person(seed)
        began = time.process_time()
        plan = make_plan(request, rng=Random(seed))
        plan_ms.append(1000 * (time.process_time() - began))
        violations += len(check(plan, request))
        rng = Random(seed + 999)
        first_missed = MONDAY + timedelta(days=rng.randint(5, 45))
        today = first_missed + timedelta(days=rng.randint(1, 3))
        days = plan.day_of()
        done = {block for block, day in days.items() if day < first_missed}
        missed = {block for block, day in days.items() if first_missed <= day < today}
        began = time.process_time()
        newer = replan(plan, request, today=today, done=done, skipped=(), rng=Random(seed))
        replan_ms.append(1000 * (time.process_time() - began))
        violations += len(check(newer, request, today=today, done=done))
        new_days = newer.day_of()
        later = [block for block, day in days.items() if day >= today]
        free = [block for block in later if block not in dependants(plan, missed)]
        moved.append(mean(new_days.get(block) != days[block] for block in later) if later else 0.0)
        moved_free.append(mean(new_days.get(block) != days[block] for block in free) if free else 0.0)
        if missed:
            found_again.append(mean(block in new_days for block in missed))
    for name, values in (("first plan", plan_ms), ("re-plan", replan_ms)):
        print(
            f"{name:11} {people} people: median {median(values):5.1f} ms, p95 {percentile(values, 0.95):5.1f} ms, "
            f"max {max(values):5.1f} ms"
        )
    print(f"later blocks moved {mean(moved):.1%}, of those that need no missed block {mean(moved_free):.1%}")
    print(f"missed blocks with a new day {mean(found_again):.1%}; the others are named")
    print(f"broken rules in {2 * people} plans: {violations}")
    is_good = not violations and percentile(plan_ms, 0.95) <= PLAN_MS and percentile(replan_ms, 0.95) <= REPLAN_MS
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
