from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.memory import (
    CardState,
    CardStateError,
    ParameterError,
    Rating,
    due_day,
    previews,
    retrievability,
    review,
)
from tests.memory import reference
from tests.memory.make import DAY, make_state

ratings = st.sampled_from(Rating)
histories = st.lists(st.tuples(ratings, st.sampled_from([0, 0, 1, 2, 3, 9, 30, 100])), min_size=1, max_size=25)
retentions = st.floats(0.7, 0.97)

PERSONAL = tuple(
    max(value * factor, 0.001) for value, factor in zip(reference.DEFAULTS, [1.1, 0.9, 1.05] * 7, strict=True)
)


def walk(
    history: list[tuple[Rating, int]], retention: float = 0.9, parameters: tuple[float, ...] | None = None
) -> CardState:
    state, day = None, DAY
    for rating, gap in history:
        day += timedelta(days=gap)
        state = review(state, rating, day, retention=retention, parameters=parameters)
    assert state is not None
    return state


def test_a_good_first_review_brings_the_card_back_in_two_days() -> None:
    state = review(None, Rating.GOOD, DAY)
    assert state.stability == 2.3065
    assert state.due == DAY + timedelta(days=2)
    assert (state.reviews, state.lapses) == (1, 0)


@given(histories, retentions, st.sampled_from([None, PERSONAL]))
def test_reviews_agree_with_the_formulas_written_a_second_time(
    history: list[tuple[Rating, int]], retention: float, parameters: tuple[float, ...] | None
) -> None:
    weights = parameters or reference.DEFAULTS
    state = walk(history, retention, parameters)
    s, d = reference.first(history[0][0], weights)
    day = last = DAY + timedelta(days=history[0][1])
    for rating, gap in history[1:]:
        day += timedelta(days=gap)
        s, d = reference.after(s, d, rating, (day - last).days, weights)
        last = day
    assert math.isclose(state.stability, s, rel_tol=1e-9)
    assert math.isclose(state.difficulty, d, rel_tol=1e-9)
    assert (state.due - state.last_day).days == min(reference.interval(s, retention, weights), 36_500)
    for elapsed in (0, 1, 7, 100):
        promised = retrievability(state, last + timedelta(days=elapsed), parameters=parameters)
        assert math.isclose(promised, reference.recall(elapsed, s, weights), rel_tol=1e-9)


@pytest.mark.long
def test_ten_thousand_random_histories_agree_with_the_formulas() -> None:
    rng = Random(7)
    worst = 0.0
    for number in range(10_000):
        gaps = [0, 0, 1, 3, 9, 30, 100] if number % 2 else [1, 2, 4, 9, 30, 100]
        history = [
            (rng.choices(list(Rating), weights=[0.2, 0.1, 0.6, 0.1])[0], rng.choice(gaps))
            for _ in range(rng.randint(1, 25))
        ]
        weights = reference.DEFAULTS if number % 3 else PERSONAL
        state = walk(history, parameters=None if number % 3 else PERSONAL)
        s, d = reference.first(history[0][0], weights)
        for rating, gap in history[1:]:
            s, d = reference.after(s, d, rating, gap, weights)
        worst = max(worst, abs(state.stability / s - 1), abs(state.difficulty / d - 1))
    assert worst < 1e-9


def test_hours_do_not_matter_only_study_days_do() -> None:
    state = review(None, Rating.GOOD, DAY)
    assert review(state, Rating.GOOD, DAY + timedelta(days=1)).stability > review(state, Rating.GOOD, DAY).stability


@given(histories, retentions, st.integers(0, 200))
def test_a_better_rating_never_comes_back_sooner(
    history: list[tuple[Rating, int]], retention: float, wait: int
) -> None:
    state = walk(history, retention)
    for before in (None, state):
        days = previews(before, state.last_day + timedelta(days=wait), retention=retention)
        assert list(days) == list(Rating)
        assert 1 <= days[Rating.AGAIN] <= days[Rating.HARD] <= days[Rating.GOOD] <= days[Rating.EASY]


@given(histories, ratings)
def test_a_preview_is_what_the_review_then_does(history: list[tuple[Rating, int]], rating: Rating) -> None:
    state = walk(history)
    day = state.due
    assert day + timedelta(days=previews(state, day)[rating]) == review(state, rating, day).due


@given(histories, retentions)
def test_the_due_day_follows_from_the_memory(history: list[tuple[Rating, int]], retention: float) -> None:
    state = walk(history, retention)
    assert due_day(state, retention=retention) == state.due


@given(histories)
def test_a_higher_retention_is_due_no_later(history: list[tuple[Rating, int]]) -> None:
    state = walk(history)
    days = [due_day(state, retention=retention) for retention in (0.95, 0.9, 0.8, 0.7)]
    assert days == sorted(days)


@given(histories, st.integers(0, 400), st.integers(0, 400))
def test_recall_falls_with_time_and_stays_a_chance(history: list[tuple[Rating, int]], a: int, b: int) -> None:
    state = walk(history)
    sooner, later = (retrievability(state, state.last_day + timedelta(days=wait)) for wait in sorted((a, b)))
    assert 0 < later <= sooner <= 1


def test_recall_is_nine_in_ten_after_the_stability() -> None:
    assert retrievability(make_state(stability=10.0), DAY + timedelta(days=10)) == pytest.approx(0.9)


def test_forgetting_a_known_card_is_a_lapse() -> None:
    first = review(None, Rating.AGAIN, DAY)
    assert (first.reviews, first.lapses) == (1, 0)
    second = review(first, Rating.AGAIN, DAY + timedelta(days=1))
    assert (second.reviews, second.lapses) == (2, 1)


def test_a_day_before_the_last_review_counts_as_that_day() -> None:
    state = review(None, Rating.GOOD, DAY)
    west = review(state, Rating.HARD, DAY - timedelta(days=1))
    assert west == review(state, Rating.HARD, DAY)
    assert previews(state, DAY - timedelta(days=1)) == previews(state, DAY)
    assert retrievability(state, DAY - timedelta(days=1)) == 1.0


def test_the_same_history_gives_the_same_schedule() -> None:
    history = [(Rating.GOOD, 0), (Rating.HARD, 3), (Rating.AGAIN, 8), (Rating.EASY, 1)]
    assert walk(history) == walk(history)


@settings(max_examples=20)
@given(histories)
def test_a_review_changes_nothing_it_was_given(history: list[tuple[Rating, int]]) -> None:
    state = walk(history)
    copy = CardState(state.stability, state.difficulty, state.last_day, state.due, state.reviews, state.lapses)
    review(state, Rating.GOOD, state.due)
    assert state == copy


@pytest.mark.parametrize("retention", [0.0, 0.49, 1.0, float("nan")])
def test_a_retention_out_of_range_is_refused(retention: float) -> None:
    with pytest.raises(ParameterError, match=r"give a number from 0\.5 to 0\.99"):
        review(None, Rating.GOOD, DAY, retention=retention)


def test_parameters_out_of_range_are_refused() -> None:
    wrong = (*reference.DEFAULTS[:20], 9.0)
    with pytest.raises(ParameterError, match=r"parameters\[20\].*Use the default parameters"):
        review(None, Rating.GOOD, DAY, parameters=wrong)
    with pytest.raises(ParameterError, match="21 parameters"):
        review(None, Rating.GOOD, DAY, parameters=(1.0, 2.0))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"stability": 0.0}, "stability"),
        ({"stability": float("inf")}, "stability"),
        ({"difficulty": 11.0}, "difficulty"),
        ({"due": DAY}, "due"),
        ({"reviews": 0}, "reviews"),
        ({"lapses": -1}, "lapses"),
        ({"lapses": 4}, "lapses"),
    ],
)
def test_an_impossible_state_is_refused_by_field(changes: dict[str, float | date], field: str) -> None:
    with pytest.raises(CardStateError, match=f"field {field}: .*Replay the card"):
        make_state(**changes)
