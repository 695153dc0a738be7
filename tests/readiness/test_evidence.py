from __future__ import annotations

import json
import pickle
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.readiness import (
    Evidence,
    EvidenceError,
    Source,
    evidence_from_json,
    evidence_to_json,
)
from tests.readiness.make import NOON, evidence_lists, make_evidence


def test_evidence_keeps_what_it_was_given() -> None:
    row = make_evidence(score=0.75, hints=1, source=Source.SELF)
    assert (row.score, row.hints, row.source, row.round) == (0.75, 1, Source.SELF, "coding")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"attempt": ""}, "attempt"),
        ({"item": ""}, "item"),
        ({"rev": 0}, "rev"),
        ({"round": ""}, "round"),
        ({"skill": ""}, "skill"),
        ({"score": 1.01}, "score"),
        ({"score": float("nan")}, "score"),
        ({"weight": 0.0}, "weight"),
        ({"weight": float("inf")}, "weight"),
        ({"difficulty": 7.0}, "difficulty"),
        ({"difficulty": float("nan")}, "difficulty"),
        ({"difficulty_var": -0.1}, "difficulty_var"),
        ({"difficulty_var": float("inf")}, "difficulty_var"),
        ({"hints": -1}, "hints"),
        ({"source": "judge"}, "source"),
        ({"source": "oracle"}, "source"),
        ({"when": datetime(2026, 3, 2)}, "when"),  # noqa: DTZ001 - the case itself
    ],
)
def test_a_wrong_field_is_named(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        make_evidence(**changes)
    assert [problem.params["field"] for problem in caught.value.problems] == [field]
    assert "Give " in str(caught.value)


def test_all_wrong_fields_are_named_at_once() -> None:
    with pytest.raises(EvidenceError) as caught:
        make_evidence(score=2.0, weight=-1.0, rev=0)
    assert [problem.params["field"] for problem in caught.value.problems] == ["rev", "score", "weight"]
    assert len(str(caught.value).splitlines()) == 3


@given(evidence_lists(least=1))
def test_json_brings_evidence_back_as_it_was(evidence: list[Evidence]) -> None:
    for row in evidence:
        assert evidence_from_json(json.loads(json.dumps(evidence_to_json(row)))) == row


def test_json_has_the_fields_of_the_design_in_order() -> None:
    fields = "id, attempt, item, rev, round, skill, score, weight, difficulty, difficulty_var, hints, source, when"
    assert ", ".join(evidence_to_json(make_evidence())) == fields
    assert evidence_to_json(make_evidence(when=NOON))["when"] == "2026-03-02T12:00:00+00:00"


def test_a_whole_number_is_a_number() -> None:
    row = evidence_to_json(make_evidence()) | {"score": 1, "weight": 2, "difficulty": 0}
    assert evidence_from_json(row).weight == 2.0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", 7),
        ("round", None),
        ("rev", 1.5),
        ("rev", True),
        ("rev", "1"),
        ("hints", False),
        ("score", "1"),
        ("score", True),
        ("score", None),
        ("score", 10**400),
        ("difficulty", [0]),
        ("source", "oracle"),
        ("source", 3),
        ("when", "yesterday"),
        ("when", "2026-03-02T12:00:00"),
        ("when", 1_772_452_800),
    ],
)
def test_json_of_the_wrong_type_is_refused_by_field(name: str, value: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_json(evidence_to_json(make_evidence()) | {name: value})
    assert [problem.params["field"] for problem in caught.value.problems] == [name]


def test_json_with_an_unknown_field_is_refused() -> None:
    with pytest.raises(EvidenceError, match=r"field comment: no such field\. Remove it"):
        evidence_from_json(evidence_to_json(make_evidence()) | {"comment": "well done"})


@pytest.mark.parametrize("name", list(evidence_to_json(make_evidence())))
def test_json_without_a_field_is_refused(name: str) -> None:
    row = evidence_to_json(make_evidence())
    del row[name]
    with pytest.raises(EvidenceError, match=f"field {name}: missing"):
        evidence_from_json(row)


def test_json_out_of_range_is_refused_like_any_evidence() -> None:
    with pytest.raises(EvidenceError, match="field score"):
        evidence_from_json(evidence_to_json(make_evidence()) | {"score": 3})


@given(st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=5)))
def test_no_json_object_ends_in_another_error(row: dict[str, object]) -> None:
    with pytest.raises(EvidenceError):
        evidence_from_json(row)


def test_an_error_survives_the_way_between_processes() -> None:
    with pytest.raises(EvidenceError) as caught:
        make_evidence(score=2.0, rev=0)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems
