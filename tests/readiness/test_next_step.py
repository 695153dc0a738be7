from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.readiness import TEXTS, Filter, Option, QuestionError, State, bar_for, what_next
from tests.readiness.make import ROUNDS, make_evidence, states

BARS = dict.fromkeys(ROUNDS, bar_for(0.3))


def make_option(name: str, round_id: str = "coding", minutes: float = 30, difficulty: float = 0.0) -> Option:
    return Option(name, round_id, minutes, difficulty)


def test_a_weak_round_comes_before_a_strong_one() -> None:
    rows = [make_evidence(number, round="coding", score=1.0) for number in range(12)]
    rows += [make_evidence(number, round="behavioral", score=0.5) for number in range(20, 32)]
    gains = what_next(Filter().replay(rows), [make_option("a"), make_option("b", "behavioral")], BARS)
    assert [gain.option.id for gain in gains] == ["b", "a"]


def test_less_time_for_the_same_gain_comes_first() -> None:
    gains = what_next(Filter().start(), [make_option("long", minutes=60), make_option("short", minutes=20)], BARS)
    assert [gain.option.id for gain in gains] == ["short", "long"]
    assert gains[0].after == gains[1].after
    assert gains[0].per_minute == pytest.approx(3 * gains[1].per_minute)


def test_rounds_without_a_bar_are_left_out() -> None:
    gains = what_next(Filter().start(), [make_option("a"), make_option("b", "recruiter_screen")], BARS)
    assert [gain.option.id for gain in gains] == ["a"]
    assert what_next(Filter().start(), [make_option("b", "recruiter_screen")], {}) == ()


@given(states(), st.randoms())
def test_gains_are_ranked_repeatably_and_never_below_zero(state: State, rng: Random) -> None:
    options = [
        make_option(f"option-{number}", ROUNDS[number % 3], 10 + number // 3 * 10, number % 2) for number in range(12)
    ]
    gains = what_next(state, options, BARS)
    rates = [gain.per_minute for gain in gains]
    assert rates == sorted(rates, reverse=True)
    assert min(rates) >= 0
    assert all(0 <= gain.before <= gain.after <= 1 for gain in gains)
    shuffled = options.copy()
    rng.shuffle(shuffled)
    assert what_next(state, shuffled, BARS) == gains


def test_ties_go_by_id() -> None:
    gains = what_next(Filter().start(), [make_option("b"), make_option("a")], BARS)
    assert [gain.option.id for gain in gains] == ["a", "b"]


def test_a_gain_says_that_it_is_a_rule() -> None:
    (gain,) = what_next(Filter().start(), [make_option("a")], BARS)
    assert "a rule, not a measurement" in TEXTS.english(gain.message)


@pytest.mark.parametrize("minutes", [0.0, -5.0, float("nan"), float("inf")])
def test_an_option_needs_minutes(minutes: float) -> None:
    with pytest.raises(QuestionError, match="Option a, field minutes"):
        make_option("a", minutes=minutes)
