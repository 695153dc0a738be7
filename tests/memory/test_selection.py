from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.memory import CardView, Rating, StudyError, retrievability, review, todays
from rehearse.memory.selection import FORGOTTEN_SECONDS, NEW_SECONDS, RECALLED_SECONDS, expected_seconds
from tests.memory.make import DAY, make_state, make_view

LATER = DAY + timedelta(days=30)


@st.composite
def decks(draw: st.DrawFn) -> list[CardView]:
    cards = []
    for number in range(draw(st.integers(0, 25))):
        seen = draw(st.booleans())
        stability = draw(st.sampled_from([1.0, 5.0, 20.0, 90.0]))
        state = make_state(stability=stability, due=DAY + timedelta(days=int(stability))) if seen else None
        importance = draw(st.sampled_from([1.0, 2.0, 4.0]))
        cards.append(make_view(f"card-{number}", state=state, importance=importance, order=number))
    return cards


def test_due_cards_come_first_most_forgotten_ahead_then_new_by_importance() -> None:
    cards = [
        make_view("plain", order=1),
        make_view("steady", state=make_state(stability=20.0)),
        make_view("vital", importance=4.0, order=2),
        make_view("fading", state=make_state(stability=2.0)),
        make_view("fresh", state=make_state(stability=200.0)),
    ]
    today = todays(cards, day=LATER, minutes=30, new_limit=10)
    assert today.due == ("fading", "steady")
    assert today.new == ("vital", "plain")
    assert today.left_out_count == 0


def test_a_card_is_offered_from_its_due_day_on() -> None:
    state = review(None, Rating.EASY, DAY)
    card = make_view("card", state=state)
    assert todays([card], day=state.due - timedelta(days=1), minutes=9, new_limit=0).due == ()
    assert todays([card], day=state.due, minutes=9, new_limit=0).due == ("card",)


def test_new_cards_stop_at_their_limit() -> None:
    cards = [make_view(f"card-{number}", order=number) for number in range(9)]
    assert todays(cards, day=DAY, minutes=60, new_limit=3).new == ("card-0", "card-1", "card-2")


def test_four_new_cards_fill_three_minutes() -> None:
    cards = [make_view(f"card-{number}", order=number) for number in range(9)]
    today = todays(cards, day=DAY, minutes=3, new_limit=9)
    assert len(today.new) == 4
    assert today.minutes == 3


def test_what_does_not_fit_is_counted() -> None:
    cards = [make_view(f"card-{number}", state=make_state(), order=number) for number in range(10)]
    today = todays([*cards, make_view("new")], day=LATER, minutes=1, new_limit=5)
    assert len(today.due) + today.left_out_count == 10
    assert today.left_out_count > 0
    assert today.new == ()


def test_no_minutes_no_cards() -> None:
    today = todays([make_view("new"), make_view("due", state=make_state())], day=LATER, minutes=0, new_limit=5)
    assert (today.due, today.new, today.left_out_count, today.minutes) == ((), (), 1, 0)


def test_a_card_reviewed_today_is_not_offered_again() -> None:
    state = review(make_state(), Rating.AGAIN, LATER)
    assert todays([make_view("card", state=state)], day=LATER, minutes=30, new_limit=0).due == ()


def test_a_higher_retention_brings_cards_back_sooner() -> None:
    card = make_view("card", state=make_state(stability=10.0))
    day = DAY + timedelta(days=6)
    assert todays([card], day=day, minutes=30, new_limit=0).due == ()
    assert todays([card], day=day, minutes=30, new_limit=0, retention=0.95).due == ("card",)


def test_a_seen_card_costs_between_recalled_and_forgotten() -> None:
    assert expected_seconds(1.0) == RECALLED_SECONDS
    assert expected_seconds(0.0) == FORGOTTEN_SECONDS
    assert RECALLED_SECONDS < expected_seconds(0.5) < FORGOTTEN_SECONDS


@given(decks(), st.integers(0, 20), st.integers(0, 10), st.randoms())
def test_the_selection_holds_its_bounds(cards: list[CardView], minutes: int, new_limit: int, rng: Random) -> None:
    today = todays(cards, day=LATER, minutes=minutes, new_limit=new_limit)
    offered = [*today.due, *today.new]
    states = {card.id: card.state for card in cards}
    assert len(offered) == len(set(offered))
    assert len(today.new) <= new_limit
    assert 0 <= today.minutes <= minutes + 1e-6
    recalls = [retrievability(state, LATER) for name in today.due if (state := states[name]) is not None]
    assert recalls == sorted(recalls)
    assert all(states[name] is None for name in today.new)
    assert not (today.new and today.left_out_count)
    shuffled = cards.copy()
    rng.shuffle(shuffled)
    assert todays(shuffled, day=LATER, minutes=minutes, new_limit=new_limit) == today


@given(decks(), st.integers(0, 20))
def test_more_minutes_offer_no_fewer_cards(cards: list[CardView], minutes: int) -> None:
    short = todays(cards, day=LATER, minutes=minutes, new_limit=10)
    long = todays(cards, day=LATER, minutes=minutes + 5, new_limit=10)
    assert long.due[: len(short.due)] == short.due
    assert long.left_out_count <= short.left_out_count


def test_spent_minutes_are_the_sum_of_what_is_offered() -> None:
    state = make_state(stability=5.0)
    today = todays([make_view("a", state=state), make_view("b")], day=LATER, minutes=9, new_limit=1)
    seconds = expected_seconds(retrievability(state, LATER)) + NEW_SECONDS
    assert today.minutes == pytest.approx(seconds / 60)


@pytest.mark.parametrize(("minutes", "new_limit"), [(-1, 0), (float("nan"), 0), (1, -1)])
def test_a_negative_limit_is_refused(minutes: float, new_limit: int) -> None:
    with pytest.raises(StudyError, match="Give a number of at least 0"):
        todays([], day=DAY, minutes=minutes, new_limit=new_limit)


@pytest.mark.parametrize("importance", [0.0, -1.0, float("nan"), float("inf")])
def test_importance_must_be_above_zero(importance: float) -> None:
    with pytest.raises(StudyError, match="field importance"):
        make_view("card", importance=importance)
