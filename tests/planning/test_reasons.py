"""Every block says why it lies where it does, why it has no day, and why it has moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

from rehearse import planning
from rehearse.planning import TEXTS, BlockTemplate, Interview, Plan, Request, make_plan, replan
from tests.planning.people import MONDAY, make_request


def plan_of(request: Request) -> Plan:
    return make_plan(request, rng=Random(0))


def reasons(plan: Plan) -> Counter[str]:
    return Counter(placement.reason.id.removeprefix("planning.") for _, placement in plan.placements())


def dropped(plan: Plan) -> dict[str, str]:
    return {one.block.id: one.reason.id.removeprefix("planning.") for one in plan.dropped}


def moved(plan: Plan, block_id: str) -> str:
    return next(one.reason.id for one in plan.changes if one.block_id == block_id).removeprefix("planning.")


def test_a_block_on_its_best_day_says_so() -> None:
    found = reasons(plan_of(make_request(minutes=(600,) * 7)))
    assert found["best_day"] > 40
    assert set(found) <= {"best_day", "nearest", "late", "follows"}


def test_the_sentence_names_the_days() -> None:
    plan = plan_of(make_request())
    best = next(one.reason for _, one in plan.placements() if one.reason.id == "planning.best_day")
    first, last = best.params["first"], best.params["last"]
    assert TEXTS.english(best) == f"The best day for it between {first} and {last}."


def test_full_weeks_make_blocks_late() -> None:
    assert reasons(plan_of(make_request(minutes=(45,) * 7)))["late"]


def test_the_weakest_round_is_the_reason() -> None:
    plan = plan_of(make_request(weakest_round="behavioral"))
    stories = [one for _, one in plan.placements() if one.block.kind == "star"]
    assert "planning.weakest" in {story.reason.id for story in stories}


def test_a_named_interview_is_the_reason() -> None:
    screen = Interview(MONDAY + timedelta(days=9), frozenset({"coding"}), name="Northlight")
    plan = plan_of(make_request(interviews=(screen,)))
    told = {TEXTS.english(one.reason) for day, one in plan.placements() if day < screen.day}
    assert "Comes before Northlight on 2026-12-02." in told


def test_a_block_that_follows_another_on_its_day_says_so() -> None:
    chain = (BlockTemplate("coding", "coding", 2, 2, (1, 1)),)
    request = make_request(templates=chain, minutes=(0, 0, 0, 0, 0, 60, 0))
    assert reasons(plan_of(request))["follows"] == 1


def test_a_block_too_long_for_any_day_says_so() -> None:
    found = dropped(plan_of(make_request(minutes=(45,) * 7)))
    assert found["mock-coding-01"] == "no_minutes"
    assert found["project-1-01"] == "no_minutes"


def test_a_block_without_its_predecessor_names_it() -> None:
    chain = (BlockTemplate("coding", "coding", 3, 4, (1, 1)),)
    request = make_request(target=MONDAY + timedelta(days=7), templates=chain, minutes=(60, 0, 0, 0, 0, 0, 0))
    plan = plan_of(request)
    assert dropped(plan) == {"coding-02": "full", "coding-03": "needs"}
    sentence = TEXTS.english(next(one.reason for one in plan.dropped if one.block.id == "coding-03"))
    assert sentence == "It needs Practice 2 of 3 first, which has no day."


def test_weeks_that_are_over_are_the_reason() -> None:
    request = make_request()
    newer = replan(plan_of(request), request, today=MONDAY + timedelta(days=40), done=(), skipped=(), rng=Random(0))
    assert dropped(newer)["coding-01"] == "passed"
    assert moved(newer, "coding-01") == "missed_dropped"


def test_a_chosen_day_is_the_reason() -> None:
    request = make_request()
    plan = plan_of(request)
    day = plan.day_of()["ml_breadth-15"] + timedelta(days=3)
    pinned = replace(request, pinned={"ml_breadth-15": day})
    newer = replan(plan, pinned, today=MONDAY, done=(), skipped=(), rng=Random(0))
    assert moved(newer, "ml_breadth-15") == "chosen"


def test_more_minutes_find_room() -> None:
    request = make_request(minutes=(60,) * 7)
    plan = plan_of(request)
    lost = {one.block.id for one in plan.dropped}
    newer = replan(plan, replace(request, minutes=(240,) * 7), today=MONDAY, done=(), skipped=(), rng=Random(0))
    found = lost & newer.day_of().keys()
    assert found
    assert {moved(newer, block_id) for block_id in found} == {"room_found"}


def test_a_round_that_joined_the_loop_is_new() -> None:
    request = make_request(loop=("coding",), minutes=(240,) * 7)
    plan = plan_of(request)
    newer = replan(
        plan, replace(request, loop=("coding", "behavioral")), today=MONDAY, done=(), skipped=(), rng=Random(0)
    )
    assert moved(newer, "star-01") == "added"


def test_every_text_is_used() -> None:
    folder = Path(planning.__file__).parent
    source = "".join(path.read_text() for path in folder.glob("*.py") if path.name != "messages.py")
    assert [message_id for message_id in TEXTS if f'"{message_id}"' not in source] == []
