"""Schedules: the common ones, and own ones as people write them."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers import offer_from_json
from rehearse.web.offers import schedules


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(schedules).failed == 0


@pytest.mark.parametrize("key", schedules.COMMON)
def test_every_common_schedule_is_one_that_the_engine_takes(key: str) -> None:
    points = schedules.COMMON[key]
    offer_from_json({"grants": [{"kind": "cash", "money": 1, "schedule": [list(point) for point in points]}]})
    assert key in schedules.LABELS
    assert schedules.key_of(points) == key


def test_monthly_after_a_cliff_spreads_what_does_not_divide() -> None:
    points = schedules.COMMON["cliff_monthly"]
    # 7,500 basis points over 36 months: 208 or 209 each.
    assert points[0] == (12, 2500)
    assert {share for _month, share in points[1:]} == {208, 209}
    assert len(points) == 37


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12: 25, 24: 25, 36: 50", ((12, 2500), (24, 2500), (36, 5000))),
        ("12:25\n24:75", ((12, 2500), (24, 7500))),
        ("5/15/40/40", ((12, 500), (24, 1500), (36, 4000), (48, 4000))),
        ("33.34 / 33.33 / 33.33 %", ((12, 3334), (24, 3333), (36, 3333))),
        ("১২: ৫০, ২৪: ৫০", ((12, 5000), (24, 5000))),
        ("0/50/50", ((24, 5000), (36, 5000))),
    ],
)
def test_an_own_schedule_is_read(text: str, points: schedules.Points) -> None:
    assert schedules.read_schedule(text) == points


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("33/33/22/11", "sums to 99 %"),
        ("12: 25, 24: 25", "sums to 50 %"),
        ("24: 50, 12: 50", "rising order"),
        ("12: 50, 12: 50", "rising order"),
        ("12: 33.333, 24: 66.667", "two decimals"),
        ("999: 100", "too far"),
        ("", "month: percent"),
        ("even", "cannot be read"),
        ("12: 100; drop", "cannot be read"),
    ],
)
def test_a_schedule_that_cannot_be_meant_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(schedules.ScheduleError, match=says):
        schedules.read_schedule(text)


@given(st.lists(st.tuples(st.integers(0, 120), st.integers(1, 10_000)), min_size=1, max_size=12))
def test_a_written_schedule_reads_back(points: list[tuple[int, int]]) -> None:
    by_month = dict(points)
    months = sorted(by_month)
    rest = 10_000 - (len(months) - 1)
    given_ = tuple((month, rest if n == 0 else 1) for n, month in enumerate(months))
    assert schedules.read_schedule(schedules.write_schedule(given_)) == given_


@given(st.text(max_size=80))
def test_any_text_is_a_whole_schedule_or_a_sentence(text: str) -> None:
    try:
        points = schedules.read_schedule(text)
    except schedules.ScheduleError:
        return
    assert sum(share for _month, share in points) == 10_000
