from __future__ import annotations

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.readiness import Evidence, Filter, State
from rehearse.readiness.filter import logit, sigmoid
from tests.readiness.make import ROUNDS, evidence_lists, make_evidence, states

scores = st.floats(0, 1)
weights = st.floats(0.1, 10)
difficulties = st.floats(-6, 6)
variances = st.floats(0, 6)


class Reference:
    """The formulas of the design (memory-readiness-plan.md 3.2), written down line by line a second time."""

    def __init__(self) -> None:
        self.g = [0.0, 1.0]
        self.d: dict[str, list[float]] = {}

    def update(self, r: str, y: float, q: float, b: float, vb: float) -> None:
        g, d = self.g, self.d.setdefault(r, [0.0, 0.7 * 0.7])
        m, v = g[0] + d[0], g[1] + d[1]
        c = (1 + math.pi * vb / 8) ** -0.5
        p = 1 / (1 + math.exp(-c * (m - b)))
        h = q * c**2 * p * (1 - p)
        k = 1 / (1 + v * h)
        err = q * c * (y - p)
        g[0], g[1] = g[0] + g[1] * k * err, g[1] - g[1] ** 2 * h * k
        d[0], d[1] = d[0] + d[1] * k * err + 0.05 * y, d[1] + 0.02 - d[1] ** 2 * h * k


def test_a_success_raises_and_a_failure_lowers() -> None:
    start = Filter().start()
    won = Filter().replay([make_evidence(score=1.0)])
    lost = Filter().replay([make_evidence(score=0.0)])
    assert lost.ability("coding")[0] < start.ability("coding")[0] < won.ability("coding")[0]


@given(evidence_lists(most=40))
def test_a_replay_follows_the_formulas_of_the_design(evidence: list[Evidence]) -> None:
    state, reference = Filter().replay(evidence), Reference()
    for row in evidence:
        reference.update(row.round, row.score, row.weight, row.difficulty, row.difficulty_var)
    assert (state.mean_g, state.var_g) == pytest.approx(reference.g)
    for name, deviation in reference.d.items():
        own = state.deviation(name)
        assert (own.mean, own.var) == pytest.approx(deviation)


def test_one_success_by_hand() -> None:
    # v = 1.49, p = 1/2, h = 1/4, k = 1 / 1.3725, err = 1/2
    state = Filter().replay([make_evidence(score=1.0)])
    assert state.mean_g == pytest.approx(0.5 / 1.3725)
    assert state.var_g == pytest.approx(1 - 0.25 / 1.3725)
    assert state.deviation("coding").mean == pytest.approx(0.49 * 0.5 / 1.3725 + 0.05)
    assert state.deviation("coding").var == pytest.approx(0.49 - 0.49**2 * 0.25 / 1.3725 + 0.02)


@given(states(), difficulties, variances, weights)
def test_a_success_never_lowers_a_failure_never_raises(state: State, b: float, vb: float, q: float) -> None:
    for name in ROUNDS:
        now = state.ability(name)[0]
        won = Filter().updated(state, name, 1.0, difficulty=b, difficulty_var=vb, weight=q)
        lost = Filter().updated(state, name, 0.0, difficulty=b, difficulty_var=vb, weight=q)
        assert lost.ability(name)[0] <= now <= won.ability(name)[0]


@given(states(), scores, scores, difficulties, weights)
def test_a_better_score_never_leaves_a_lower_ability(state: State, a: float, b: float, d: float, q: float) -> None:
    low, high = sorted((a, b))
    worse = Filter().updated(state, "coding", low, difficulty=d, weight=q).ability("coding")[0]
    better = Filter().updated(state, "coding", high, difficulty=d, weight=q).ability("coding")[0]
    assert better >= worse - 1e-12


@given(states(), scores, difficulties, variances, weights)
def test_variances_stay_above_zero(state: State, y: float, b: float, vb: float, q: float) -> None:
    after = Filter().updated(state, "coding", y, difficulty=b, difficulty_var=vb, weight=q)
    assert 0 < after.var_g <= state.var_g
    assert after.deviation("coding").var > 0
    assert all(math.isfinite(part) for part in after.ability("coding"))


def test_variances_stay_above_zero_over_a_long_life() -> None:
    state = Filter().start()
    for number in range(20_000):
        state = Filter().updated(state, ROUNDS[number % 3], number % 2, difficulty=0.0, weight=10.0)
    assert state.var_g > 0
    assert all(own.var > 0 for own in state.rounds.values())


@given(states(), scores, difficulties, weights)
def test_other_rounds_move_less_than_the_round_itself(state: State, y: float, b: float, q: float) -> None:
    # Without learning, which belongs to the round alone.
    model = Filter(learning=0.0)
    after = model.updated(state, "coding", y, difficulty=b, weight=q)
    own = after.ability("coding")[0] - state.ability("coding")[0]
    other = after.ability("behavioral")[0] - state.ability("behavioral")[0]
    assert abs(other) <= abs(own) + 1e-12
    assert other * own >= 0


@given(states(), scores)
def test_a_heavier_score_moves_more(state: State, y: float) -> None:
    model = Filter(learning=0.0)
    light, heavy = (
        model.updated(state, "coding", y, difficulty=0.0, weight=q).mean_g - state.mean_g for q in (1.0, 4.0)
    )
    assert abs(heavy) >= abs(light) - 1e-12


@given(states(), scores)
def test_an_uncertain_difficulty_moves_less(state: State, y: float) -> None:
    model = Filter(learning=0.0)
    b = state.ability("coding")[0]
    known, vague = (
        model.updated(state, "coding", y, difficulty=b, difficulty_var=vb).mean_g - state.mean_g for vb in (0.0, 4.0)
    )
    assert abs(vague) <= abs(known) + 1e-12


@given(evidence_lists(), st.randoms())
def test_the_order_given_does_not_matter(evidence: list[Evidence], rng: Random) -> None:
    shuffled = evidence.copy()
    rng.shuffle(shuffled)
    assert Filter().replay(shuffled) == Filter().replay(evidence)


def test_evidence_of_one_moment_is_taken_in_order_of_ids() -> None:
    when = make_evidence().when
    rows = [make_evidence(number, score=number % 2, when=when) for number in range(6)]
    state = Filter().start()
    for row in rows:
        state = Filter().updated(state, row.round, row.score, difficulty=row.difficulty)
    assert Filter().replay(reversed(rows)) == state


@given(evidence_lists())
def test_evidence_imported_twice_counts_once(evidence: list[Evidence]) -> None:
    assert Filter().replay(evidence + evidence) == Filter().replay(evidence)


def test_one_attempt_on_several_skills_is_one_attempt() -> None:
    rows = [make_evidence(number, attempt="mock-1", skill=f"skill-{number}") for number in range(5)]
    assert Filter().replay(rows).deviation("coding").attempts == 1
    assert Filter().replay([*rows, make_evidence(9)]).deviation("coding").attempts == 2


def test_an_unseen_round_has_the_prior() -> None:
    state = Filter().start()
    assert state.ability("ml_depth") == pytest.approx((0.0, 1.49))
    assert Filter().prior_var == pytest.approx(1.49)


@given(states(), difficulties, difficulties)
def test_a_harder_item_is_solved_less_often(state: State, a: float, b: float) -> None:
    easy, hard = sorted((a, b))
    assert 0 < state.success_chance("coding", hard) <= state.success_chance("coding", easy) < 1


@given(st.floats(-700, 700))
def test_sigmoid_is_symmetric_and_never_overflows(x: float) -> None:
    assert sigmoid(x) + sigmoid(-x) == pytest.approx(1)


@given(st.floats(0.001, 0.999))
def test_logit_undoes_sigmoid(chance: float) -> None:
    assert sigmoid(logit(chance)) == pytest.approx(chance)
