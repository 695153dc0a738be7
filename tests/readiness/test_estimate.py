from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.readiness import (
    TEXTS,
    Estimate,
    Evidence,
    Filter,
    QuestionError,
    bar_for,
    estimate,
    history,
    readiness,
)
from rehearse.readiness.estimate import SLOPE, pass_chance
from rehearse.readiness.filter import sigmoid
from tests.readiness.make import NOON, ROUNDS, evidence_lists, make_evidence

BAR = bar_for(0.3)
DHAKA = ZoneInfo("Asia/Dhaka")
chances = st.floats(0.02, 0.98)


def after(*scores: float) -> Estimate:
    rows = [make_evidence(number, score=score) for number, score in enumerate(scores)]
    return estimate(Filter().replay(rows), "coding", BAR)


def test_three_attempts_give_a_chance_with_its_interval() -> None:
    told = after(1, 1, 0)
    assert told.chance is not None
    assert 0 < told.low < told.chance < told.high < 1
    assert (told.attempts, told.is_prior) == (3, False)


@pytest.mark.parametrize("scores", [(), (1,), (0, 1)])
def test_below_three_attempts_there_is_no_number(scores: tuple[float, ...]) -> None:
    told = after(*scores)
    assert told.chance is None
    assert told.is_prior
    assert (told.low, told.high, told.attempts) == (after().low, after().high, len(scores))


def test_below_three_attempts_other_rounds_change_nothing() -> None:
    rows = [make_evidence(number, round="behavioral") for number in range(9)]
    assert estimate(Filter().replay(rows), "coding", BAR) == after()


@given(chances)
def test_without_evidence_the_chance_is_the_base_rate(base: float) -> None:
    mean, var = Filter().start().ability("coding")
    assert pass_chance(mean, var, bar_for(base)) == pytest.approx(base)


@given(chances)
def test_the_bar_follows_the_formula_of_the_design(base: float) -> None:
    expected = -math.log(base / (1 - base)) * math.sqrt(1 + math.pi * 1.7**2 * 1.49 / 8) / 1.7
    assert bar_for(base) == pytest.approx(expected)


@given(st.floats(-3, 3), st.floats(0.05, 1.5), st.floats(-2, 2))
def test_the_closed_form_is_near_the_average_it_stands_for(mean: float, var: float, bar: float) -> None:
    points = [-6 + 0.05 * step for step in range(241)]
    weights = [math.exp(-z * z / 2) for z in points]
    exact = sum(
        weight * sigmoid(SLOPE * (mean + math.sqrt(var) * z - bar)) for z, weight in zip(points, weights, strict=True)
    ) / sum(weights)
    assert pass_chance(mean, var, bar) == pytest.approx(exact, abs=0.02)


def test_the_interval_is_that_of_the_ability() -> None:
    rows = [make_evidence(number, score=number % 2) for number in range(8)]
    state = Filter().replay(rows)
    mean, var = state.ability("coding")
    told = estimate(state, "coding", BAR)
    for end, z in ((told.low, -1.2815515655), (told.high, 1.2815515655)):
        assert end == pytest.approx(sigmoid(1.7 * (mean + z * math.sqrt(var) - BAR)))


@given(evidence_lists(), st.floats(-8, 8))
def test_every_estimate_is_ordered_and_a_chance(evidence: list[Evidence], bar: float) -> None:
    state = Filter().replay(evidence)
    for name in ROUNDS:
        told = estimate(state, name, bar)
        assert 0 <= told.low <= told.high <= 1
        assert (told.chance is None) == (told.attempts < 3) == told.is_prior
        if told.chance is not None:
            assert told.low <= told.chance <= told.high


@given(evidence_lists(least=3), st.floats(-3, 3), st.floats(-3, 3))
def test_a_higher_bar_is_passed_less_often(evidence: list[Evidence], a: float, b: float) -> None:
    mean, var = Filter().replay(evidence).ability("coding")
    low, high = sorted((a, b))
    assert pass_chance(mean, var, high) <= pass_chance(mean, var, low)


def test_more_attempts_narrow_the_interval() -> None:
    few, many = after(*[1, 0] * 2), after(*[1, 0] * 20)
    assert many.high - many.low < few.high - few.low


def test_readiness_tells_of_every_round_asked_for() -> None:
    rows = [make_evidence(number) for number in range(4)]
    bars = dict.fromkeys(ROUNDS, BAR)
    told = readiness(rows, ROUNDS, bars, NOON + timedelta(days=1))
    assert list(told) == list(ROUNDS)
    assert told["coding"].chance is not None
    assert told["behavioral"].chance is None


def test_evidence_of_the_future_does_not_count() -> None:
    rows = [make_evidence(number) for number in range(4)]
    told = readiness(rows, ["coding"], {"coding": BAR}, rows[1].when)
    assert told["coding"].attempts == 2


def test_a_round_without_a_bar_is_refused() -> None:
    with pytest.raises(QuestionError, match="Round team_match_offer has no bar"):
        readiness([], ["team_match_offer"], {}, NOON)


@given(evidence_lists())
def test_history_ends_where_readiness_stands(evidence: list[Evidence]) -> None:
    now = NOON + timedelta(days=1)
    told = history(evidence, "coding", [date(2026, 3, 1), date(2026, 3, 2)], bar=BAR, zone=DHAKA)
    assert told[0] == (date(2026, 3, 1), after())
    assert told[1][1] == readiness(evidence, ["coding"], {"coding": BAR}, now)["coding"]


def test_history_goes_by_study_days() -> None:
    late = datetime(2026, 3, 3, 2, 0, tzinfo=DHAKA)  # two in the night: still the second
    rows = [make_evidence(number, when=late) for number in range(3)]
    days = [date(2026, 3, 3), date(2026, 3, 1), date(2026, 3, 2)]
    told = history(rows, "coding", days, bar=BAR, zone=DHAKA)
    assert [(day.day, told.attempts) for day, told in told] == [(1, 0), (2, 3), (3, 3)]


def test_history_of_no_evidence_is_the_assumption() -> None:
    assert history([], "coding", [date(2026, 3, 1)], bar=BAR, zone=DHAKA) == [(date(2026, 3, 1), after())]


def test_an_estimate_is_said_with_its_interval() -> None:
    said = TEXTS.english(Estimate(0.424, 0.2, 0.675, 7, is_prior=False).message)
    assert said == "Chance of passing: 42 %, between 20 % and 68 % (80 % interval), from 7 attempts."


def test_too_few_attempts_are_said_without_a_chance() -> None:
    said = TEXTS.english(after(1).message)
    assert said.startswith("Not enough evidence: 1 of 3 attempts.")


@pytest.mark.parametrize("base", [0.0, 1.0, -0.1, float("nan")])
def test_a_base_rate_that_is_no_chance_is_refused(base: float) -> None:
    with pytest.raises(QuestionError, match="Give a number above 0 and below 1"):
        bar_for(base)


def test_promised_chances_come_true_for_people_drawn_from_the_model() -> None:
    """Synthetic and small: 300 people, 12 attempts in 3 rounds; the limits leave room for so few people."""
    rng, model = Random(11), Filter(learning=0.0, added_var=0.0)
    items: list[tuple[float, float]] = []
    passes: list[tuple[float, float]] = []
    covered = 0
    for _ in range(300):
        shared = rng.gauss(0, 1)
        own = {name: rng.gauss(0, 0.7) for name in ROUNDS}
        state = model.start()
        for _ in range(12):
            name, b = rng.choice(ROUNDS), rng.gauss(0, 1)
            solved = float(rng.random() < sigmoid(shared + own[name] - b))
            items.append((state.success_chance(name, b), solved))
            state = model.updated(state, name, solved, difficulty=b)
        for name in ROUNDS:
            mean, var = state.ability(name)
            theta = shared + own[name]
            covered += abs(theta - mean) < 1.2816 * math.sqrt(var)
            passed = float(rng.random() < sigmoid(SLOPE * (theta - BAR)))
            passes.append((pass_chance(mean, var, BAR), passed))
    assert calibration_error(items) < 0.04
    assert calibration_error(passes) < 0.08
    assert log_loss(passes) < base_loss(passes)
    assert 0.76 < covered / len(passes) < 0.9


def calibration_error(pairs: list[tuple[float, float]]) -> float:
    """Expected calibration error over ten bins."""
    bins: dict[int, list[tuple[float, float]]] = {}
    for chance, came in pairs:
        bins.setdefault(min(int(chance * 10), 9), []).append((chance, came))
    return sum(abs(sum(p - y for p, y in held)) for held in bins.values()) / len(pairs)


def log_loss(pairs: list[tuple[float, float]]) -> float:
    return -sum(math.log(p if y else 1 - p) for p, y in pairs) / len(pairs)


def base_loss(pairs: list[tuple[float, float]]) -> float:
    share = sum(y for _, y in pairs) / len(pairs)
    return log_loss([(share, y) for _, y in pairs])


def test_the_zone_of_history_matters_only_for_days() -> None:
    rows = [make_evidence(number, when=datetime(2026, 3, 2, 23, tzinfo=UTC)) for number in range(3)]
    there = history(rows, "coding", [date(2026, 3, 2)], bar=BAR, zone=DHAKA)
    here = history(rows, "coding", [date(2026, 3, 2)], bar=BAR, zone=ZoneInfo("UTC"))
    assert (there[0][1].attempts, here[0][1].attempts) == (0, 3)
