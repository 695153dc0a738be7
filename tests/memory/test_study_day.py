from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.memory import NaiveMomentError, day_bounds, study_day

ZONES = [
    "Asia/Dhaka",
    "Asia/Kathmandu",
    "America/New_York",
    "Australia/Lord_Howe",
    "Europe/London",
    "Europe/Athens",
    "Pacific/Apia",
    "UTC",
]
moments = st.integers(0, 31 * 365 * 86_400).map(lambda s: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
zones = st.sampled_from(ZONES).map(ZoneInfo)


def test_the_day_turns_at_four_in_the_morning() -> None:
    dhaka = ZoneInfo("Asia/Dhaka")
    assert study_day(datetime(2026, 11, 3, 3, 59, 59, tzinfo=dhaka), dhaka) == date(2026, 11, 2)
    assert study_day(datetime(2026, 11, 3, 4, 0, tzinfo=dhaka), dhaka) == date(2026, 11, 3)


def test_two_in_the_night_belongs_to_the_evening_before() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")
    assert study_day(datetime(2026, 1, 1, 2, 0, tzinfo=kathmandu), kathmandu) == date(2025, 12, 31)


def test_the_zone_of_the_person_decides_not_that_of_the_moment() -> None:
    moment = datetime(2026, 6, 1, 23, 0, tzinfo=ZoneInfo("America/New_York"))
    assert study_day(moment, ZoneInfo("America/New_York")) == date(2026, 6, 1)
    assert study_day(moment, ZoneInfo("Asia/Dhaka")) == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", date(2026, 3, 7), 23),
        ("America/New_York", date(2026, 10, 31), 25),
        ("Europe/London", date(2026, 3, 28), 23),
        ("Europe/London", date(2026, 10, 24), 25),
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),
        ("Asia/Dhaka", date(2026, 3, 28), 24),
        ("Asia/Kathmandu", date(2026, 10, 24), 24),
        ("Europe/Athens", date(2026, 3, 28), 23),
        ("Europe/Athens", date(2026, 10, 24), 25),
    ],
)
def test_a_clock_change_makes_the_day_before_it_short_or_long(zone: str, day: date, hours: float) -> None:
    start, end = day_bounds(day, ZoneInfo(zone))
    assert end - start == timedelta(hours=hours)
    assert start.tzinfo is UTC


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/London", "Australia/Lord_Howe"])
@pytest.mark.parametrize("night", [date(2026, 3, 8), date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1)])
def test_every_minute_of_a_night_with_a_clock_change_has_its_day(zone: str, night: date) -> None:
    place = ZoneInfo(zone)
    begin = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(hours=14)
    days = [study_day(begin + timedelta(minutes=minute), place) for minute in range(0, 28 * 60, 5)]
    assert days == sorted(days)
    assert all(later - earlier <= timedelta(days=1) for earlier, later in pairwise(days))


def test_a_day_begins_at_the_jump_when_the_clock_leaps_over_four() -> None:
    # Baku put its clocks forward from 04:00 to 05:00 until 2015.
    start, end = day_bounds(date(2015, 3, 29), ZoneInfo("Asia/Baku"))
    assert start == datetime(2015, 3, 29, 0, 0, tzinfo=UTC)
    assert end - start == timedelta(hours=23)


def test_a_day_that_a_zone_skipped_is_short_and_still_whole() -> None:
    apia = ZoneInfo("Pacific/Apia")  # went from 29 to 31 December 2011
    bounds = [day_bounds(date(2011, 12, number), apia) for number in (29, 30, 31)]
    assert [earlier[1] == later[0] for earlier, later in pairwise(bounds)] == [True, True]
    assert bounds[1][1] - bounds[1][0] == timedelta(hours=4)


@given(moments, zones)
def test_a_moment_lies_within_the_bounds_of_its_day(moment: datetime, zone: ZoneInfo) -> None:
    start, end = day_bounds(study_day(moment, zone), zone)
    assert start <= moment < end


@given(moments, zones)
def test_the_next_day_begins_where_one_ends(moment: datetime, zone: ZoneInfo) -> None:
    day = study_day(moment, zone)
    start, end = day_bounds(day, zone)
    assert day_bounds(day + timedelta(days=1), zone)[0] == end
    assert study_day(start, zone) == day
    assert study_day(end - timedelta(seconds=1), zone) == day


@given(moments, st.timedeltas(timedelta(0), timedelta(days=3)), zones)
def test_later_moments_never_have_earlier_days(moment: datetime, gap: timedelta, zone: ZoneInfo) -> None:
    assert study_day(moment + gap, zone) >= study_day(moment, zone)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(4, 27), st.integers(4, 27), zones)
def test_neighbouring_days_are_one_apart_whatever_the_hours(day: date, first: int, second: int, zone: ZoneInfo) -> None:
    def at(morning: date, hour: int) -> datetime:
        return datetime(morning.year, morning.month, morning.day, tzinfo=zone) + timedelta(hours=hour)

    gap = study_day(at(day + timedelta(days=1), second), zone) - study_day(at(day, first), zone)
    assert gap == timedelta(days=1)


def test_a_moment_without_a_zone_is_refused_with_what_to_do() -> None:
    with pytest.raises(NaiveMomentError, match="Give a datetime with its zone"):
        study_day(datetime(2026, 1, 1, 12), ZoneInfo("UTC"))  # noqa: DTZ001 - the case itself
