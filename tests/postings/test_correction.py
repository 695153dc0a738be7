"""The person's word wins."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse import postings
from tests.postings.demo_set import demo_set

POSTING = next(entry.posting for entry in demo_set() if entry.slug == "oxbow-inference")


def test_a_correction_stands_in_the_place_of_its_reading() -> None:
    word = postings.correct(POSTING, "company", "  Acmetown ")
    assert word == postings.Reading("company", "Acmetown", 1.0, "person", ())
    counted = postings.apply(POSTING.readings, [word])
    assert [r.field for r in counted] == list(
        dict.fromkeys(r.field for r in POSTING.readings if r.field not in {"skills", "rounds"})
    ) + [r.field for r in POSTING.readings if r.field in {"skills", "rounds"}]
    assert next(r for r in counted if r.field == "company") is word


def test_a_skill_can_be_changed_added_and_taken_away() -> None:
    words = [
        postings.correct(POSTING, "skills.python", "mentioned"),
        postings.correct(POSTING, "skills.kubeflow", "required"),
        postings.correct(POSTING, "skills.pytorch", "not"),
    ]
    skills = {
        r.value["code"]: r.value["status"] for r in postings.apply(POSTING.readings, words) if r.field == "skills"
    }
    assert skills["python"] == "mentioned" and skills["kubeflow"] == "required" and "pytorch" not in skills


def test_a_round_can_be_added_and_taken_away() -> None:
    said = {r.value["round"] for r in POSTING.readings if r.field == "rounds"}
    taken = min(said)
    words = [postings.correct(POSTING, "rounds.ml_breadth", True), postings.correct(POSTING, f"rounds.{taken}", False)]
    rounds = {r.value["round"] for r in postings.apply(POSTING.readings, words) if r.field == "rounds"}
    assert "ml_breadth" not in said and rounds == (said | {"ml_breadth"}) - {taken}


def test_a_value_can_be_taken_away() -> None:
    counted = postings.apply(POSTING.readings, [postings.correct(POSTING, "salary", None)])
    assert all(reading.field != "salary" for reading in counted)


def test_an_axis_takes_its_class_or_a_position() -> None:
    read = POSTING.of("axis1")
    assert read is not None
    assert postings.correct(POSTING, "axis1", read.value["class"]).value == read.value
    assert postings.correct(POSTING, "axis1", "infrastructure").value["class"] == "infrastructure"
    assert postings.correct(POSTING, "axis2", -0.9).value == {"position": -0.9, "class": "generalist"}


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("years", 7, {"min": 7}),
        ("place", " Aarhus ", "Aarhus"),
        ("years", {"min": 2, "alternatives": [1]}, {"min": 2}),
        ("seniority", "lead", "lead"),
        ("domains", ["ads", "ads", "search"], ["ads", "search"]),
        ("llm_application", True, True),
        ("not_ml", False, False),
    ],
)
def test_other_fields_take_their_values(field: str, value: Any, kept: Any) -> None:
    assert postings.correct(POSTING, field, value).value == kept


def test_a_skill_in_own_words_is_taken_as_it_is_written() -> None:
    said = [postings.correct(POSTING, "skills.own:Node.js 2.0", "preferred")]
    counted = postings.apply(POSTING.readings, said)
    assert counted[-1].value == {"code": "own:Node.js 2.0", "status": "preferred"}


@pytest.mark.parametrize("name", ["", " ", " a", "a  b", "a\nb", "\x1b[31m", "\u202ea", "\0", "x" * 51])
def test_what_is_no_name_of_a_skill_is_refused(name: str) -> None:
    with pytest.raises(postings.CorrectionError):
        postings.correct(POSTING, f"skills.own:{name}", "required")


@pytest.mark.parametrize(
    ("name", "code"),
    [("k8s", "kubernetes"), ("PYTORCH", "pytorch"), ("r", "r"), (" Apache  Flink", "own:Apache Flink"), ("", "own:")],
)
def test_a_name_of_the_lexicon_gets_its_code(name: str, code: str) -> None:
    assert postings.skill_called(name) == code
    assert postings.own_name(code) in {code, "Apache Flink"}


@pytest.mark.parametrize("value", [{"headline": 5}, {"headline": None}, {"headline": []}, {"min": 1, "max": float("inf"), "currency": "USD", "period": "year"}, {"min": 1, "max": 10**400, "currency": "USD", "period": "year"}])  # fmt: skip
def test_pay_of_another_form_is_refused(value: Any) -> None:
    with pytest.raises(postings.CorrectionError):
        postings.correct(POSTING, "salary", value)


@pytest.mark.parametrize(("given", "kept"), [("a\r\nb", "a b"), (" a\tb ", "a b"), ("বাংলা\u200dক", "বাংলা\u200dক")])
def test_a_title_is_one_line(given: str, kept: str) -> None:
    assert postings.correct(POSTING, "title", given).value == kept


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\x07", "\0"])
def test_a_title_has_no_control_characters(text: str) -> None:
    with pytest.raises(postings.CorrectionError):
        postings.correct(POSTING, "title", text)


def test_pay_takes_its_headline() -> None:
    pay = {"min": 1, "max": 2, "currency": "EUR", "period": "hour"}
    assert postings.correct(POSTING, "salary", pay).value == {"headline": pay, "ranges": [pay]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", "red"),
        ("title.x", "red"),
        ("skills", "required"),
        ("skills.cobol", "required"),
        ("skills.python", "maybe"),
        ("rounds.coding", "yes"),
        ("title", ""),
        ("title", "x" * 301),
        ("title", 3),
        ("years", -1),
        ("years", 41),
        ("years", True),
        ("years", "three"),
        ("axis1", "sideways"),
        ("axis1", 1.5),
        ("axis2", True),
        ("seniority", "wizard"),
        ("domains", ["astrology"]),
        ("domains", ["ads", "cv", "nlp", "rl"]),
        ("not_ml", "yes"),
        ("salary", {"min": 2, "max": 1, "currency": "EUR", "period": "year"}),
        ("salary", {"min": 1, "max": 2, "currency": "gold", "period": "year"}),
        ("salary", 100000),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(field: str, value: Any) -> None:
    with pytest.raises(postings.CorrectionError) as caught:
        postings.correct(POSTING, field, value)
    assert caught.value.where == field and caught.value.do is not None
    assert postings.TEXTS.english(caught.value.message)


@given(st.lists(st.sampled_from(postings.skill_codes()), max_size=6), st.sampled_from(postings.STATUSES))
def test_applying_twice_changes_nothing(codes: list[str], status: str) -> None:
    words = [postings.correct(POSTING, f"skills.{code}", status) for code in codes]
    once = postings.apply(POSTING.readings, words)
    assert postings.apply(once, words) == once
