"""Plans made again after days have passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.planning import TEXTS, Interview, Plan, Request, check, make_plan, replan
from tests.planning.people import MONDAY, all_ids, make_request, random_person, requests


def first(request: Request) -> Plan:
    return make_plan(request, rng=Random(1))


def again(plan: Plan, request: Request, today: date, done: set[str], skipped: set[str] | None = None) -> Plan:
    return replan(plan, request, today=today, done=done, skipped=skipped or set(), rng=Random(2))


def before(plan: Plan, day: date) -> set[str]:
    return {block_id for block_id, on in plan.day_of().items() if on < day}


def test_nothing_missed_moves_little() -> None:
    request = make_request()
    plan = first(request)
    today = MONDAY + timedelta(days=10)
    newer = again(plan, request, today, before(plan, today))
    later = [block_id for block_id, on in plan.day_of().items() if on >= today]
    moved = [block_id for block_id in later if newer.day_of().get(block_id) != plan.day_of()[block_id]]
    assert len(moved) <= 0.1 * len(later)


def test_a_missed_block_finds_a_new_day_and_says_why() -> None:
    request = make_request()
    plan = first(request)
    today = MONDAY + timedelta(days=3)
    missed = {block_id for block_id, on in plan.day_of().items() if on == today - timedelta(days=1)}
    newer = again(plan, request, today, before(plan, today) - missed)
    reasons = {change.block_id: change.reason.id for change in newer.changes}
    assert missed
    for block_id in missed:
        assert reasons[block_id] in {"planning.missed", "planning.missed_dropped"}
    assert any(newer.day_of().get(block_id, date.min) >= today for block_id in missed)


@settings(max_examples=30, deadline=None)
@given(requests(), st.integers(-3, 70), st.integers(0, 1000))
def test_done_blocks_never_move_and_rules_hold(request: Request, days: int, seed: int) -> None:
    plan = first(request)
    rng = Random(seed)
    ids = sorted(all_ids(plan))
    done = {block_id for block_id in ids if rng.random() < 0.3}
    skipped = {block_id for block_id in ids if rng.random() < 0.1} - done
    today = MONDAY + timedelta(days=days)
    newer = again(plan, request, today, done, skipped)
    assert check(newer, request, today=today, done=done, skipped=skipped) == []
    for block_id in done:
        assert newer.day_of().get(block_id) == plan.day_of().get(block_id)
    assert not skipped & newer.day_of().keys()
    for change in newer.changes:
        assert TEXTS.english(change.reason)
        assert change.from_day != change.to_day
        assert change.block_id not in done


@settings(max_examples=20, deadline=None)
@given(requests(), requests(), st.integers(0, 60))
def test_a_changed_request_keeps_the_rules(old: Request, new: Request, days: int) -> None:
    plan = first(old)
    today = MONDAY + timedelta(days=days)
    newer = again(plan, new, today, before(plan, today))
    days_of = newer.day_of()
    told = {change.block_id for change in newer.changes}
    done = before(plan, today)
    for block_id, on in plan.day_of().items():
        assert block_id in told or block_id in done or days_of.get(block_id) == on
    assert all(TEXTS.english(change.reason) for change in newer.changes)


@pytest.mark.parametrize("seed", range(6))
def test_the_same_input_gives_the_same_plan(seed: int) -> None:
    request = random_person(seed)
    plan = first(request)
    today = MONDAY + timedelta(days=12)
    done = before(plan, today - timedelta(days=2))
    assert again(plan, request, today, done) == again(plan, request, today, done)


def test_a_skipped_block_is_named_and_does_not_hold_up_its_chain() -> None:
    request = make_request()
    plan = first(request)
    newer = again(plan, request, MONDAY, set(), {"coding-01"})
    assert next(one.reason.id for one in newer.dropped if one.block.id == "coding-01") == "planning.skipped"
    assert next(one.reason.id for one in newer.changes if one.block_id == "coding-01") == "planning.skipped"
    assert "coding-02" in newer.day_of()


def test_a_pinned_block_stays_when_days_are_missed() -> None:
    day = MONDAY + timedelta(days=9)
    request = make_request(pinned={"coding-05": day})
    plan = first(request)
    newer = again(plan, request, MONDAY + timedelta(days=6), set())
    assert newer.day_of()["coding-05"] == day


def test_a_pin_that_has_passed_lapses() -> None:
    request = make_request(pinned={"coding-05": MONDAY})
    plan = first(request)
    newer = again(plan, request, MONDAY + timedelta(days=2), set())
    assert newer.day_of()["coding-05"] > MONDAY


def test_a_new_interview_frees_its_day() -> None:
    request = make_request()
    plan = first(request)
    day = next(day.day for day in plan.days[20:] if day.placements)
    newer = again(plan, replace(request, interviews=(Interview(day),)), MONDAY, set())
    reasons = {change.reason.id for change in newer.changes if change.from_day == day}
    assert day not in newer.day_of().values()
    assert reasons == {"planning.interview_day"}


def test_fewer_minutes_are_the_reason() -> None:
    request = make_request()
    plan = first(request)
    day = next(day.day for day in plan.days if day.used_minutes >= 90)
    newer = again(plan, replace(request, busy={day: 90}), MONDAY, set())
    assert "planning.fewer_minutes" in {change.reason.id for change in newer.changes if change.from_day == day}


def test_a_round_that_left_the_loop_takes_its_blocks_along() -> None:
    request = make_request()
    plan = first(request)
    newer = again(plan, replace(request, loop=("coding",)), MONDAY, set())
    gone = {change.block_id: change for change in newer.changes}["star-01"]
    assert gone.to_day is None
    assert gone.reason.id == "planning.not_in_loop"


def test_a_done_block_of_a_round_that_left_stays_in_the_plan() -> None:
    request = make_request()
    plan = first(request)
    day = plan.day_of()["star-01"]
    newer = again(plan, replace(request, loop=("coding",)), day + timedelta(days=1), {"star-01"})
    assert newer.day_of()["star-01"] == day


def test_a_nearer_target_says_that_the_plan_ends() -> None:
    request = make_request()
    plan = first(request)
    newer = again(plan, replace(request, target=MONDAY + timedelta(days=30)), MONDAY, set())
    assert "planning.plan_ends" in {change.reason.id for change in newer.changes}


def test_after_the_target_everything_open_is_named() -> None:
    request = make_request()
    plan = first(request)
    newer = again(plan, request, MONDAY + timedelta(days=90), {"coding-01"})
    assert set(newer.day_of()) == {"coding-01"}
    assert {one.reason.id for one in newer.dropped} == {"planning.no_days"}


def test_past_days_show_what_was_done() -> None:
    request = make_request()
    plan = first(request)
    newer = again(plan, request, MONDAY + timedelta(days=5), {"coding-01"})
    past = [placement.block.id for day in newer.days[:5] for placement in day.placements]
    assert past == ["coding-01"]
    assert next(one.reason.id for _, one in newer.placements() if one.block.id == "coding-01") == "planning.done"
