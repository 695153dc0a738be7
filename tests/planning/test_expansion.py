"""From templates to blocks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from rehearse.planning import Block, BlockTemplate, Interview, Request, RequestError, rule_of
from rehearse.planning.expansion import expand
from tests.planning.people import LOOP, MONDAY, make_request, requests


def blocks_of(request: Request, today: date = MONDAY) -> dict[str, Block]:
    return {block.id: block for block in expand(request, today).blocks}


def test_the_eight_weeks_have_104_blocks_of_323_slots() -> None:
    blocks = blocks_of(make_request())
    assert len(blocks) == 104
    assert sum(block.minutes for block in blocks.values()) == 323 * 15
    first, last = blocks["coding-01"], blocks["coding-38"]
    assert first.window == (MONDAY, MONDAY + timedelta(days=13))
    assert last.window == (MONDAY + timedelta(days=49), MONDAY + timedelta(days=55))
    assert (last.number, last.of) == (38, 38)


def test_ideal_days_are_spread_over_the_window() -> None:
    blocks = blocks_of(make_request())
    days = [(blocks[f"coding-{i:02d}"].ideal - MONDAY).days for i in range(1, 17)]
    assert days == [round((i + 0.5) * 13 / 16) for i in range(16)]
    mocks = [block.ideal for block in blocks.values() if block.kind == "mock"]
    assert len(set(mocks)) == 4, "blocks of one group share its days, whatever their round"


def test_chains_need_the_block_before() -> None:
    blocks = blocks_of(make_request())
    assert blocks["coding-02"].after == ("coding-01",)
    assert blocks["coding-17"].after == (), "each template is a chain of its own"
    assert blocks["ml_breadth-02"].after == ()
    assert blocks["coding-02"].value == pytest.approx(3 * 0.99)


@pytest.mark.parametrize(("days", "last_of_week_two"), [(21, 4), (56, 13), (112, 27)])
def test_windows_shrink_and_stretch_with_the_time_there_is(days: int, last_of_week_two: int) -> None:
    blocks = blocks_of(make_request(target=MONDAY + timedelta(days=days)))
    assert blocks["coding-01"].window == (MONDAY, MONDAY + timedelta(days=last_of_week_two))
    assert blocks["comp-01"].window[1] == MONDAY + timedelta(days=days - 1)


@settings(max_examples=60, deadline=None)
@given(requests())
def test_windows_hold_their_ideal_days_and_lie_before_the_end(request: Request) -> None:
    for block in expand(request, request.start).blocks:
        first, last = block.window
        assert request.start <= first <= block.ideal <= last
        assert last < request.end or request.practice_days == 0
        assert block.value > 0
        assert block.minutes % 15 == 0


def test_ml_coding_takes_a_third_of_the_coding_blocks() -> None:
    kinds = Counter(block.kind for block in blocks_of(make_request(loop=(*LOOP, "ml_coding"))).values())
    assert kinds["ml_coding"] == 8
    assert kinds["coding"] == 38 - 8


def test_ml_coding_takes_them_all_without_a_coding_round() -> None:
    kinds = Counter(block.kind for block in blocks_of(make_request(loop=("ml_coding",))).values())
    assert kinds == {"ml_coding": 26}


def test_ids_do_not_depend_on_the_loop_or_the_dates() -> None:
    plain = blocks_of(make_request())
    other = blocks_of(make_request(loop=("ml_coding", "coding"), target=MONDAY + timedelta(days=20)))
    assert plain["coding-17"].window[0] == MONDAY + timedelta(days=14)
    assert other["coding-17"].window[0] == MONDAY + timedelta(days=2 * 20 // 8)
    assert "mock-coding-01" in plain
    assert "mock-coding-01" in other


def test_role_weakness_and_screen_raise_the_value() -> None:
    screen = Interview(MONDAY + timedelta(days=5), frozenset({"coding"}))
    blocks = blocks_of(make_request(weights={"coding": 1.2}, weakest_round="coding", interviews=(screen,)))
    assert blocks["coding-01"].value == pytest.approx(3 * 1.2 * 1.5 * 1.3)
    assert max(blocks[f"coding-{i:02d}"].ideal for i in range(1, 17)) < screen.day
    assert blocks["coding-17"].value == pytest.approx(3 * 1.2 * 1.5), "its window starts after the screen"
    assert blocks["mock-coding-01"].value == pytest.approx(4 * 1.5)


def test_an_onsite_ends_every_window_before_it() -> None:
    onsite = Interview(MONDAY + timedelta(days=20), is_onsite=True)
    expansion = expand(make_request(interviews=(onsite,)), MONDAY)
    assert all(block.window[1] < onsite.day for block in expansion.blocks)
    assert expansion.shaped["comp-01"] is onsite
    assert "coding-01" not in expansion.shaped


def test_an_interview_that_is_over_changes_nothing() -> None:
    onsite = Interview(MONDAY + timedelta(days=20), is_onsite=True)
    request = make_request(interviews=(onsite,))
    assert blocks_of(request, onsite.day) == blocks_of(replace(request, interviews=()), onsite.day)


def test_a_new_kind_needs_no_entry_anywhere() -> None:
    template = BlockTemplate("take_home", "take_home", 2, 4, (5, 6), value=3.5)
    blocks = blocks_of(make_request(templates=(template,), loop=()))
    assert blocks["take_home-01"].value == 3.5
    assert rule_of("take_home").a_day == 1


def test_a_template_out_of_range_names_its_fields() -> None:
    with pytest.raises(RequestError, match=r"coding.*count is 0.*weeks are 0 to 9") as caught:
        BlockTemplate("coding", "coding", 0, 3, (0, 9))
    assert str(caught.value).endswith(".")
