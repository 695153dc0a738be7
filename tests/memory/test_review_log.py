from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.memory import (
    PARAMETERS_VERSION,
    NaiveMomentError,
    Rating,
    ReviewLogError,
    ReviewRow,
    day_bounds,
    record,
    replay,
    retrievability,
    review,
    study_day,
)
from tests.memory.make import DAY, make_row

steps = st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 60)), min_size=1, max_size=12)


def rows_of(history: list[tuple[Rating, int]]) -> list[ReviewRow]:
    rows, day = [], DAY
    for number, (rating, gap) in enumerate(history):
        day += timedelta(days=gap)
        moment = datetime(day.year, day.month, day.day, 12, number, tzinfo=UTC)
        rows.append(make_row(day=day, rating=rating, moment=moment))
    return rows


def test_replaying_the_log_gives_the_memory() -> None:
    rows = [make_row(rating=Rating.GOOD), make_row(day=DAY + timedelta(days=2), rating=Rating.HARD)]
    first = review(None, Rating.GOOD, DAY)
    assert replay(rows) == review(first, Rating.HARD, DAY + timedelta(days=2))


def test_an_empty_log_is_a_card_never_seen() -> None:
    assert replay([]) is None


@given(steps, st.tuples(st.sampled_from(Rating), st.integers(0, 60)))
def test_undo_drops_the_last_row_and_replays(history: list[tuple[Rating, int]], mistake: tuple[Rating, int]) -> None:
    rows = rows_of([*history, mistake])
    assert replay(rows[:-1]) == replay(rows_of(history))


@given(steps, st.randoms())
def test_a_log_read_in_any_order_gives_the_same_memory(history: list[tuple[Rating, int]], rng: Any) -> None:
    rows = rows_of(history)
    shuffled = rows.copy()
    rng.shuffle(shuffled)
    assert replay(shuffled) == replay(rows)


def test_a_traveller_s_log_stays_in_order() -> None:
    dhaka, york = ZoneInfo("Asia/Dhaka"), ZoneInfo("America/New_York")
    first = record("card-1", None, Rating.GOOD, datetime(2026, 6, 2, 5, tzinfo=dhaka), dhaka, answer_ms=5_000)
    state = replay([first])
    later = datetime(2026, 6, 1, 20, tzinfo=york)  # an hour later, on the other side of the date
    second = record("card-1", state, Rating.HARD, later, york, answer_ms=5_000)
    assert second.study_day < first.study_day
    after = replay([second, first])
    assert after is not None
    assert after.last_day == first.study_day
    assert after.reviews == 2


def test_a_log_of_two_cards_is_refused() -> None:
    with pytest.raises(ReviewLogError, match="one card at a time"):
        replay([make_row(), make_row(card="card-2")])


def test_a_record_keeps_all_that_later_models_need() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")
    state = review(None, Rating.GOOD, DAY)
    moment = datetime(2026, 3, 6, 1, 30, tzinfo=kathmandu)
    row = record("card-1", state, Rating.EASY, moment, kathmandu, answer_ms=7_321)
    assert row.study_day == date(2026, 3, 5)
    assert row.zone_offset_s == 20_700
    assert row.promised == retrievability(state, date(2026, 3, 5))
    assert (row.rating, row.answer_ms, row.parameters_version) == (Rating.EASY, 7_321, PARAMETERS_VERSION)


def test_a_first_review_promises_nothing() -> None:
    row = record("card-1", None, Rating.GOOD, datetime(2026, 3, 6, 12, tzinfo=UTC), ZoneInfo("UTC"), answer_ms=1)
    assert row.promised is None


@given(
    st.integers(0, 10 * 365 * 86_400).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s)),
    st.sampled_from(["Asia/Dhaka", "Australia/Lord_Howe", "America/New_York", "Europe/London"]).map(ZoneInfo),
)
def test_a_record_of_any_moment_agrees_with_the_study_day(moment: datetime, zone: ZoneInfo) -> None:
    row = record("card-1", None, Rating.GOOD, moment, zone, answer_ms=0)
    assert row.study_day == study_day(moment, zone)
    start, end = day_bounds(row.study_day, zone)
    assert start <= row.moment < end


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"card": ""}, "card"),
        ({"rating": 5}, "rating"),
        ({"zone_offset_s": 90_000}, "zone_offset_s"),
        ({"study_day": date(2026, 3, 3)}, "study_day"),
        ({"answer_ms": -1}, "answer_ms"),
        ({"promised": 1.2}, "promised"),
        ({"promised": float("nan")}, "promised"),
        ({"parameters_version": ""}, "parameters_version"),
    ],
)
def test_an_impossible_row_is_refused_by_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(ReviewLogError, match=f"field {field}: "):
        make_row(**changes)


def test_a_row_needs_a_moment_with_a_zone() -> None:
    with pytest.raises(NaiveMomentError, match="moment is"):
        make_row(moment=datetime(2026, 3, 2, 12))  # noqa: DTZ001 - the case itself
