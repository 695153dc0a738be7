"""From assessments to evidence."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.readiness import Source
from rehearse.rounds import Assessment, AssessmentError, Tick, no_evidence, score_code, score_ticks

WHEN = datetime(2026, 11, 23, 12, tzinfo=UTC)


def make_assessment(**changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "attempt_id": "attempt-1",
        "item_id": "coding/longest-quiet-window",
        "rev": 2,
        "leaf": "coding/arrays/windows",
        "difficulty": 3,
        "source": "judge",
        "closed_at": WHEN,
    }
    return Assessment(**(values | changes))


def make_card(**changes: Any) -> Assessment:
    weights = {"k1": 50, "k2": 30, "k3": 20}
    return make_assessment(**({"source": "self", "weights": weights, "ticks": {"k1": "said"}} | changes))


def test_accepted_code_scores_one() -> None:
    evidence = score_code("coding", make_assessment(is_accepted=True))
    assert evidence is not None
    assert (evidence.score, evidence.weight, evidence.source) == (1.0, 1.0, Source.JUDGE)
    assert (evidence.id, evidence.attempt, evidence.rev, evidence.when) == ("attempt-1", "attempt-1", 2, WHEN)
    assert (evidence.round, evidence.skill, evidence.hints) == ("coding", "coding/arrays/windows", 0)


@pytest.mark.parametrize(
    ("changes", "score"),
    [
        ({"is_accepted": False}, 0.0),
        ({"is_accepted": True, "is_answer_shown": True}, 0.0),
        ({"is_accepted": True, "hints": 1, "hint_shares": (0.1, 0.2, 0.3)}, 0.9),
        ({"is_accepted": True, "hints": 3, "hint_shares": (0.1, 0.2, 0.3)}, 0.4),
        ({"is_accepted": True, "hints": 3, "hint_shares": (0.5, 0.5, 0.5)}, 0.0),
        ({"is_accepted": False, "hints": 2, "hint_shares": (0.1, 0.2)}, 0.0),
        ({"is_accepted": True, "share": 0.5}, 0.5),
        ({"is_accepted": True, "share": 0.5, "hints": 1, "hint_shares": (0.2,)}, 0.4),
        ({"is_accepted": False, "share": 0.5}, 0.0),
    ],
)
def test_code_loses_the_share_of_each_hint(changes: dict[str, Any], score: float) -> None:
    evidence = score_code("coding", make_assessment(**changes))
    assert evidence is not None
    assert evidence.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("ticks", "score"),
    [
        ({}, 0.0),
        ({"k1": "said", "k2": "said", "k3": "said"}, 1.0),
        ({"k1": "said", "k2": "partly", "k3": "no"}, 0.65),
        ({"k1": "opposite", "k2": "said"}, 0.3),
    ],
)
def test_cards_earn_the_weight_of_their_ticks(ticks: dict[str, str], score: float) -> None:
    evidence = score_ticks("ml_breadth", make_card(ticks=ticks))
    assert evidence is not None
    assert evidence.score == pytest.approx(score)
    assert (evidence.weight, evidence.source) == (2.0, Source.SELF)


def test_a_fatal_error_caps_the_score() -> None:
    everything = {"k1": "said", "k2": "said", "k3": "said"}
    evidence = score_ticks("ml_breadth", make_card(ticks=everything, caps=(60, 40)))
    assert evidence is not None
    assert evidence.score == pytest.approx(0.4)


@given(
    st.dictionaries(st.sampled_from(("k1", "k2", "k3")), st.sampled_from(list(Tick))),
    st.lists(st.floats(0, 100), max_size=2),
)
def test_scores_stay_in_range_and_saying_more_never_costs(ticks: dict[str, Tick], caps: list[float]) -> None:
    evidence = score_ticks("ml_breadth", make_card(ticks=ticks, caps=tuple(caps)))
    better = score_ticks("ml_breadth", make_card(ticks=ticks | {"k2": Tick.SAID}, caps=tuple(caps)))
    assert evidence is not None
    assert better is not None
    assert 0 <= evidence.score <= better.score <= 1


@pytest.mark.parametrize("make", [lambda **changes: make_assessment(is_accepted=True, **changes), make_card])
@pytest.mark.parametrize(
    "changes",
    [{"closed_at": None}, {"is_repeat_today": True}, {"source": "model"}, {"source": "grader"}],
)
def test_some_assessments_give_no_evidence(make: Any, changes: dict[str, Any]) -> None:
    assessment = make(**changes)
    assert score_code("coding", assessment) is None
    assert score_ticks("ml_breadth", assessment) is None


def test_no_evidence_means_none() -> None:
    assert no_evidence("recruiter_screen", make_assessment(is_accepted=True)) is None


@pytest.mark.parametrize(("step", "logits"), [(1, -1.2), (2, -1.2), (3, 0.0), (4, 1.2), (5, 1.2)])
def test_five_steps_are_three_levels(step: int, logits: float) -> None:
    evidence = score_code("coding", make_assessment(difficulty=step))
    assert evidence is not None
    assert (evidence.difficulty, evidence.difficulty_var) == (logits, 0.5)


def test_the_caller_may_name_the_row() -> None:
    evidence = score_code("coding", make_assessment(evidence_id="row-9"))
    assert evidence is not None
    assert (evidence.id, evidence.attempt) == ("row-9", "attempt-1")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"difficulty": 0}, "difficulty"),
        ({"hints": -1}, "hints"),
        ({"hint_shares": (1.5,)}, "hint_shares"),
        ({"ticks": {"k9": "said"}}, "ticks name"),
        ({"ticks": {"k1": "maybe"}, "weights": {"k1": 100}}, "ticks hold"),
        ({"weights": {"k1": 90}}, "weights sum to 90"),
        ({"caps": (101,)}, "caps"),
        ({"closed_at": datetime(2026, 11, 23)}, "closed_at"),  # noqa: DTZ001 - the naive datetime is the point
    ],
)
def test_a_field_out_of_range_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(AssessmentError, match=field):
        make_assessment(**changes)
