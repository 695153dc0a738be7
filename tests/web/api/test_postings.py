"""Postings over the API: what to prepare, side by side, the path, corrections, test cases."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from tests.web.api.callers import Caller, detail

pytestmark = pytest.mark.django_db

TEXT = """Machine Learning Engineer
Requirements
- 4+ years of experience with Python and SQL
- You train and improve ranking models
Nice to have
- Spark
"""


def bring(call: Caller, text: str = TEXT) -> dict[str, Any]:
    (row,) = call("post", "/postings/", {"text": text}).json()
    return dict(row)


def test_what_to_prepare_names_causes_with_their_words(token: Caller) -> None:
    row = bring(token)
    found = token("get", f"/postings/{row['id']}/prepare").json()
    assert found["version"] == 1 and found["start"] == "python"
    skills = {one["code"]: one for one in found["skills"]}
    assert (skills["python"]["status"], skills["python"]["state"], skills["python"]["lack"]) == (
        "required", "missing", "no_rows",
    )  # fmt: skip
    (quote,) = skills["sql"]["causes"][0]["quotes"]
    assert row["text"][quote["start"] : quote["end"]] == quote["quote"] == "SQL"
    assert all(one["causes"] for one in (*found["weights"], *found["topics"]))
    assert {one["said"] for one in found["rounds"]} == {False}


def test_two_postings_side_by_side(token: Caller) -> None:
    one, two = bring(token), bring(token, TEXT.replace("Python and SQL", "Python and Kafka"))
    found = token("get", f"/postings/compare?id={one['id']}&id={two['id']}").json()
    assert found["ids"] == [one["id"], two["id"]]
    assert found["in_common"] == ["python"]
    assert [column["only_here"] for column in found["columns"]] == [["sql"], ["kafka"]]


def test_one_posting_alone_or_an_unknown_one_is_refused(token: Caller) -> None:
    row = bring(token)
    assert "2 to 5" in detail(token("get", f"/postings/compare?id={row['id']}"), 422)
    detail(token("get", f"/postings/compare?id={row['id']}&id={uuid4()}"), 404)
    detail(token("get", "/postings/compare?id=x"), 422)
    detail(token("get", "/postings/compare"), 422)


def test_the_path_from_a_role(token: Caller) -> None:
    row = bring(token)
    plain = token("get", "/postings/path/ml_engineer").json()
    assert {one["role"] for one in plain["steps"]} >= {"data_scientist", "ml_platform_engineer"}
    known = token("get", f"/postings/path/data_scientist?posting={row['id']}").json()
    assert all("sql" not in one["gained"] for one in known["steps"])
    assert "ml_engineer" in detail(token("get", "/postings/path/astronaut"), 404)


def test_a_correction_is_kept_wins_and_is_taken_back(token: Caller) -> None:
    row = bring(token)
    at = f"/postings/{row['id']}"
    assert token("put", f"{at}/corrections/skills.kafka", {"value": "required"}).json()["corrections"] == {
        "skills.kafka": "required"
    }
    skills = {one["code"]: one for one in token("get", f"{at}/prepare").json()["skills"]}
    assert skills["kafka"]["causes"][0]["said_by_person"] is True
    assert token("get", f"{at}/labels").json()["labels"]["skills"]["kafka"] == "required"
    assert token("delete", f"{at}/corrections/skills.kafka").json()["corrections"] == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("years", "many"), ("years", 99), ("salary", {"min": 1e400, "max": 1e400, "currency": "EUR", "period": "year"}),
        ("title", "a\0b"), ("title", "x" * 301), ("skills.unheard", "required"), ("nothing", 1), ("domains", ["moon"]),
        ("axis2", 7), ("llm_application", "yes"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(token: Caller, field: str, value: Any) -> None:
    row = bring(token)
    detail(token("put", f"/postings/{row['id']}/corrections/{field}", {"value": value}), 422)
    assert token("get", f"/postings/{row['id']}").json()["corrections"] == {}


@pytest.mark.parametrize("path", ["prepare", "labels"])
def test_somebody_elses_posting_is_not_there(token: Caller, path: str) -> None:
    detail(token("get", f"/postings/{uuid4()}/{path}"), 404)


@pytest.mark.parametrize("field", ["nothing", "skills.a%00b", "%00"])
def test_a_field_that_no_reading_has_cannot_be_taken_back(token: Caller, field: str) -> None:
    row = bring(token)
    assert "title" in detail(token("delete", f"/postings/{row['id']}/corrections/{field}"), 422)
