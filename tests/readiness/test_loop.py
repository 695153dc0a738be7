from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.readiness import Filter, QuestionError, State, at_least, bar_for, loop_chance
from rehearse.readiness.estimate import pass_chance
from rehearse.readiness.filter import sigmoid
from rehearse.readiness.loop import loop_chance_on_grid
from tests.readiness.make import ROUNDS, make_evidence, states

BARS = {"coding": bar_for(0.3), "ml_breadth": bar_for(0.35), "behavioral": bar_for(0.5)}
SAMPLING = 4 * 0.5 / math.sqrt(4_000)  # four standard errors of a share, at their largest
CLOSED_FORM = 0.02  # the closed form of a round against the average it stands for, see test_estimate


def singles(state: State) -> list[float]:
    return [pass_chance(*state.ability(name), BARS[name]) for name in ROUNDS]


def test_a_loop_is_more_likely_than_the_product_of_its_rounds() -> None:
    state = Filter().start()
    product = math.prod(singles(state))
    assert loop_chance(state, ROUNDS, BARS, Random(1)) > product + 0.05


@settings(max_examples=20, deadline=None)
@given(states(), st.integers(0, 100))
def test_a_loop_lies_between_product_and_weakest_round(state: State, seed: int) -> None:
    chance = loop_chance(state, ROUNDS, BARS, Random(seed))
    each = singles(state)
    assert math.prod(each) - SAMPLING - CLOSED_FORM <= chance <= min(each) + SAMPLING + CLOSED_FORM


@settings(max_examples=20, deadline=None)
@given(states(), st.integers(0, 100))
def test_draws_and_grid_agree(state: State, seed: int) -> None:
    drawn = loop_chance(state, ROUNDS, BARS, Random(seed))
    assert loop_chance_on_grid(state, ROUNDS, BARS) == pytest.approx(drawn, abs=SAMPLING + CLOSED_FORM)


def test_the_same_seed_gives_the_same_chance() -> None:
    state = Filter().start()
    assert loop_chance(state, ROUNDS, BARS, Random(3)) == loop_chance(state, ROUNDS, BARS, Random(3))


def test_a_loop_of_one_round_is_that_round() -> None:
    state = Filter().replay([make_evidence(number, score=number % 2) for number in range(6)])
    alone = pass_chance(*state.ability("coding"), BARS["coding"])
    assert loop_chance_on_grid(state, ["coding"], BARS) == pytest.approx(alone, abs=CLOSED_FORM)


@pytest.mark.parametrize(
    ("rounds", "draws", "said"),
    [([], 10, "no rounds"), (["ml_depth"], 10, "ml_depth has no bar"), (["coding"], 0, "draws is 0")],
)
def test_a_loop_without_an_answer_is_refused(rounds: list[str], draws: int, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        loop_chance(Filter().start(), rounds, BARS, Random(1), draws)


def test_at_least_none_is_certain_and_one_item_is_a_success() -> None:
    state = Filter().start()
    assert at_least(state, "coding", [0.0, 1.0], 0) == pytest.approx(1)
    assert at_least(state, "coding", [0.7], 1) == pytest.approx(state.success_chance("coding", 0.7), abs=CLOSED_FORM)


def test_items_of_one_round_hang_together() -> None:
    state = Filter().start()
    alone = state.success_chance("coding", 0.0)
    assert at_least(state, "coding", [0.0, 0.0], 2) > alone**2 + 0.03


@given(states(), st.lists(st.floats(-3, 3), min_size=1, max_size=6))
def test_needing_more_is_less_likely(state: State, difficulties: list[float]) -> None:
    chances = [at_least(state, "coding", difficulties, need) for need in range(len(difficulties) + 1)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)


def test_at_least_is_the_average_over_drawn_people() -> None:
    state, rng, difficulties = Filter().start(), Random(5), [-0.5, 0.0, 0.8]
    mean, var = state.ability("coding")
    hits = 0
    for _ in range(20_000):
        theta = rng.gauss(mean, math.sqrt(var))
        hits += sum(rng.random() < sigmoid(theta - b) for b in difficulties) >= 2
    assert at_least(state, "coding", difficulties, 2) == pytest.approx(hits / 20_000, abs=4 * 0.5 / math.sqrt(20_000))


@pytest.mark.parametrize("need", [-1, 3])
def test_needing_more_than_there_are_is_refused(need: int) -> None:
    with pytest.raises(QuestionError, match="need is"):
        at_least(Filter().start(), "coding", [0.0, 0.0], need)
