"""The referee notices every broken rule."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from rehearse.message import Message
from rehearse.planning import TEXTS, Day, Dropped, Placement, Plan, Request, check, make_plan
from tests.planning.people import MONDAY, make_request


@pytest.fixture(scope="module")
def request_() -> Request:
    return make_request(minutes=(120,) * 7, pinned={"coding-09": MONDAY + timedelta(days=3)})


@pytest.fixture(scope="module")
def plan(request_: Request) -> Plan:
    return make_plan(request_, rng=Random(0))


def placement(plan: Plan, block_id: str) -> Placement:
    return next(one for _, one in plan.placements() if one.block.id == block_id)


def moved(plan: Plan, block_id: str, to: date) -> Plan:
    """The plan with one block on another day, in disregard of every rule."""
    one = placement(plan, block_id)

    def day_without(day: Day) -> Day:
        rest = tuple(other for other in day.placements if other.block.id != block_id)
        return replace(day, placements=(*rest, one) if day.day == to else rest)

    return replace(plan, days=tuple(day_without(day) for day in plan.days))


def rules(plan: Plan, request: Request, **known: object) -> set[str]:
    found = check(plan, request, **known)  # type: ignore[arg-type]
    for violation in found:
        assert TEXTS.english(violation.reason)
    return {violation.reason.id.removeprefix("planning.broken_") for violation in found}


def test_a_good_plan_breaks_nothing(plan: Plan, request_: Request) -> None:
    assert rules(plan, request_) == set()


def crowded(plan: Plan) -> Plan:
    day = plan.day_of()["coding-02"]
    for block_id in ("coding-03", "coding-04", "ml_breadth-01", "ml_breadth-02"):
        plan = moved(plan, block_id, day)
    return plan


def longer(plan: Plan) -> Plan:
    days = list(plan.days)
    index = next(i for i, day in enumerate(days) if day.placements)
    first, *rest = days[index].placements
    days[index] = replace(days[index], placements=(replace(first, minutes=first.minutes + 15), *rest))
    return replace(plan, days=tuple(days))


def drop_twice(plan: Plan) -> Plan:
    return replace(plan, dropped=(*plan.dropped, Dropped(placement(plan, "coding-01").block, Message("planning.full"))))


def unsorted(plan: Plan) -> Plan:
    blocks = [placement(plan, "mock-coding-01").block, placement(plan, "comp-01").block]
    return replace(
        moved(moved(plan, blocks[0].id, date.max), blocks[1].id, date.max),
        dropped=tuple(Dropped(block, Message("planning.full")) for block in blocks),
    )


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (crowded, "minutes"),
        (crowded, "kind"),
        (longer, "length"),
        (lambda plan: moved(plan, "coding-01", date.max), "missing"),
        (drop_twice, "twice"),
        (unsorted, "sorting"),
        (lambda plan: moved(plan, "coding-01", plan.day_of()["coding-05"] + timedelta(days=1)), "order"),
        (lambda plan: moved(plan, "comp-01", MONDAY), "window"),
        (lambda plan: moved(plan, "coding-09", MONDAY + timedelta(days=4)), "pin"),
        (lambda plan: moved(plan, "mock-coding-01", plan.day_of()["mock-behavioral-01"] - timedelta(days=1)), "gap"),
        (lambda plan: replace(plan, days=plan.days[1:]), "days"),
        (lambda plan: replace(plan, days=(replace(plan.days[0], capacity_minutes=500), *plan.days[1:])), "capacity"),
    ],
)
def test_a_spoilt_plan_is_noticed(plan: Plan, request_: Request, spoil: Callable[[Plan], Plan], rule: str) -> None:
    assert rule in rules(spoil(plan), request_)


def test_an_open_block_in_the_past_is_noticed(plan: Plan, request_: Request) -> None:
    assert "past" in rules(plan, request_, today=MONDAY + timedelta(days=4))


def test_a_round_outside_the_loop_is_noticed(plan: Plan, request_: Request) -> None:
    assert {"loop", "unknown"} <= rules(plan, replace(request_, loop=("coding",)))


def test_done_blocks_answer_to_no_rule(plan: Plan, request_: Request) -> None:
    everything = set(plan.day_of())
    assert rules(crowded(plan), request_, today=MONDAY + timedelta(days=50), done=everything) == set()


def test_every_text_of_the_referee_is_used() -> None:
    source = inspect.getsource(sys.modules[check.__module__])
    for message_id in TEXTS:
        if ".broken_" in message_id:
            assert f'"{message_id}"' in source, message_id
