"""First plans."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.planning import TEXTS, Interview, Plan, Request, check, make_plan
from tests.planning.people import LOOP, MONDAY, all_ids, make_request, random_person, requests


def plan_of(request: Request, seed: int = 0) -> Plan:
    return make_plan(request, rng=Random(seed))


def test_eight_weeks_fit_a_person_with_time() -> None:
    plan = plan_of(make_request(minutes=(150, 150, 150, 150, 120, 240, 240)))
    assert len(all_ids(plan)) == 104
    assert not plan.dropped
    assert plan.days[0].day == MONDAY
    assert plan.days[-1].capacity_minutes == 0, "the interview day is free"
    assert plan.changes == ()


@pytest.mark.parametrize("seed", range(12))
def test_no_rule_is_broken_for_random_people(seed: int) -> None:
    request = random_person(seed)
    assert check(plan_of(request), request) == []


@settings(max_examples=60, deadline=None)
@given(requests(), st.integers(0, 1000))
def test_any_request_gets_a_plan_that_keeps_the_rules(request: Request, seed: int) -> None:
    plan = plan_of(request, seed)
    assert check(plan, request) == []
    assert len(set(all_ids(plan))) == len(all_ids(plan))
    for day in plan.days:
        assert not (day.day in request.days_off and day.placements)
        assert day.used_minutes <= day.block_minutes
    for _, placement in plan.placements():
        assert TEXTS.english(placement.reason)
    for dropped in plan.dropped:
        assert TEXTS.english(dropped.reason)


@settings(max_examples=10, deadline=None)
@given(requests(), st.integers(0, 1000))
def test_equal_requests_and_seeds_give_equal_plans(request: Request, seed: int) -> None:
    assert plan_of(request, seed) == plan_of(request, seed)


def test_five_hours_a_week_for_three_weeks_names_what_it_dropped() -> None:
    request = make_request(target=MONDAY + timedelta(weeks=3), minutes=(60, 0, 60, 0, 60, 120, 0))
    plan = plan_of(request)
    assert sum(day.used_minutes for day in plan.days) > 0.7 * 3 * 300
    values = [dropped.block.value for dropped in plan.dropped]
    assert len(values) > 30
    assert values == sorted(values)
    assert len(all_ids(plan)) == 104
    worth = {placement.block.kind for _, placement in plan.placements()}
    assert {"coding", "depth", "system_design"} <= worth, "a short plan still has the kinds that count most"


def test_no_minutes_drop_everything_with_a_reason() -> None:
    plan = plan_of(make_request(minutes=(0,) * 7))
    assert len(plan.dropped) == 104
    assert {dropped.reason.id for dropped in plan.dropped} == {"planning.no_minutes"}
    assert plan.score == 0


def test_an_interview_today_drops_everything_with_a_reason() -> None:
    plan = plan_of(make_request(target=MONDAY))
    assert [day.day for day in plan.days] == [MONDAY]
    assert {dropped.reason.id for dropped in plan.dropped} == {"planning.no_days"}


def test_without_a_target_the_plan_is_eight_weeks_long() -> None:
    plan = plan_of(make_request(target=None))
    assert len(plan.days) == 56
    assert plan.days[-1].capacity_minutes == 180


def test_days_off_are_free_of_cards_too() -> None:
    day_off = MONDAY + timedelta(days=2)
    plan = plan_of(make_request(days_off=frozenset({day_off}), card_minutes=15))
    free = next(day for day in plan.days if day.day == day_off)
    assert (free.capacity_minutes, free.card_minutes, free.placements) == (0, 0, ())
    assert plan.days[0].card_minutes == 15


def test_busy_minutes_are_taken_off() -> None:
    plan = plan_of(make_request(busy={MONDAY: 50, MONDAY + timedelta(days=1): 900}))
    assert plan.days[0].capacity_minutes == 40
    assert plan.days[1].capacity_minutes == 0


def test_rounds_outside_the_loop_get_no_blocks() -> None:
    plan = plan_of(make_request(loop=("coding", "ml_breadth")))
    assert {placement.block.round for _, placement in plan.placements()} == {"coding", "ml_breadth"}
    assert all(dropped.block.round in {"coding", "ml_breadth"} for dropped in plan.dropped)


def test_an_empty_loop_prepares_every_round() -> None:
    plan = plan_of(make_request(loop=()))
    assert {placement.block.round for _, placement in plan.placements()} == {*LOOP, "ml_coding"}


def test_a_pinned_block_lies_on_its_day() -> None:
    day = MONDAY + timedelta(days=30)
    plan = plan_of(make_request(pinned={"coding-03": day}))
    assert plan.day_of()["coding-03"] == day
    placement = next(placement for _, placement in plan.placements() if placement.block.id == "coding-03")
    assert placement.block.is_pinned
    assert placement.reason.id == "planning.pinned"


def test_a_pin_on_a_full_day_is_named() -> None:
    day_off = MONDAY + timedelta(days=3)
    plan = plan_of(make_request(pinned={"coding-03": day_off}, days_off=frozenset({day_off})))
    assert next(one.reason.id for one in plan.dropped if one.block.id == "coding-03") == "planning.pinned_full"


def test_an_onsite_has_everything_before_it() -> None:
    onsite = Interview(MONDAY + timedelta(days=30), is_onsite=True, name="Northlight")
    plan = plan_of(make_request(target=None, interviews=(onsite,), minutes=(240,) * 7))
    assert plan.days[-1].day == onsite.day
    assert max(plan.day_of().values()) < onsite.day


def test_a_coding_screen_draws_coding_before_it() -> None:
    day = MONDAY + timedelta(days=4)
    hard = make_request(minutes=(60,) * 7)
    screened = make_request(minutes=(60,) * 7, interviews=(Interview(day, frozenset({"coding"})),))

    def before(plan: Plan) -> int:
        return sum(block_id.startswith("coding") and on < day for block_id, on in plan.day_of().items())

    assert before(plan_of(screened)) > before(plan_of(hard))


def test_mocks_lie_two_days_apart() -> None:
    plan = plan_of(make_request(minutes=(240,) * 7))
    days = sorted(day for day, placement in plan.placements() if placement.block.kind == "mock")
    assert len(days) == 4
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(days))


def test_the_weakest_round_is_kept_when_time_is_short() -> None:
    short = {"minutes": (60,) * 7}

    def stories(weakest: str | None) -> int:
        plan = plan_of(make_request(weakest_round=weakest, **short))
        return sum(placement.block.round == "behavioral" for _, placement in plan.placements())

    assert stories("behavioral") > stories(None)
