"""Items, plan, evidence and postings over the API; bodies and paths that are none."""

from __future__ import annotations

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import current_plan
from rehearse.web.practice import judging
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.security import rates
from tests.web.api.callers import (
    POSTING,
    Caller,
    card,
    coding,
    detail,
    opened,
    review,
)

pytestmark = pytest.mark.django_db


# Items, plan, evidence, postings


def test_items_without_their_answers(call: Caller) -> None:
    rows = call("get", "/items/").json()
    assert {row["kind"] for row in rows} == {"breadth", "coding", "data_round", "ml_coding", "ml_debug"}
    assert all(set(row) == {"id", "kind", "rev", "status", "title", "leaf", "difficulty", "minutes"} for row in rows)
    assert call("get", f"/items/{rows[0]['id']}").json() == rows[0]
    assert {row["kind"] for row in call("get", "/items/?kind=coding").json()} == {"coding"}
    assert "/items/" in detail(call("get", "/items/coding/nothing"), 404)


def test_a_retired_item_is_not_there(token: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    item = coding()
    retired = item.model_copy(update={"status": "retired"})
    monkeypatch.setitem(bank_of_items().items._made, item.id, retired)  # type: ignore[attr-defined]
    assert item.id not in {row["id"] for row in token("get", "/items/").json()}
    detail(token("get", f"/items/{item.id}"), 404)
    detail(token("post", "/attempts/", {"item": item.id}), 404)


def test_the_plan_is_that_of_the_command(call: Caller, goal: Goal) -> None:
    found = call("get", "/plan/").json()
    assert set(found) == {"version", "score", "days", "dropped", "changes", "target", "today", "marks"}
    assert found["version"] == 1
    block = found["days"][0]["placements"][0]["block"]["id"]
    for mark in ("done", "skipped"):
        assert call("put", f"/plan/blocks/{block}", {"mark": mark}).json() == {"block": block, "mark": mark}
        assert call("get", "/plan/").json()["marks"] == {block: mark}
    assert call("put", f"/plan/blocks/{block}", {"mark": "open"}).status_code == 200
    assert call("get", "/plan/").json()["marks"] == {}
    detail(call("put", f"/plan/blocks/{block}", {"mark": "lost"}), 422)
    detail(call("put", "/plan/blocks/none", {"mark": "done"}), 404)


def test_without_a_goal_there_is_no_plan(call: Caller) -> None:
    assert "No goal is set" in detail(call("get", "/plan/"), 404)
    detail(call("put", "/plan/blocks/x", {"mark": "done"}), 404)


def test_blocks_of_somebody_else_are_not_there(foreign: Caller, goal: Goal) -> None:
    found = current_plan(goal)
    assert found is not None
    block = found[0].days[0].placements[0].block.id
    detail(foreign("put", f"/plan/blocks/{block}", {"mark": "done"}), 404)
    detail(foreign("get", "/plan/"), 404)
    assert goal.marks.count() == 0


def test_a_posting_is_read_and_kept(call: Caller, foreign: Caller) -> None:
    answer = call("post", "/postings/", {"text": POSTING})
    assert answer.status_code == 201
    (row,) = answer.json()
    skills = {reading["value"]["code"]: reading for reading in row["readings"] if reading["field"] == "skills"}
    assert {"python", "pytorch"} <= set(skills)
    quote = skills["pytorch"]["quotes"][0]
    assert row["text"][quote["start"] : quote["end"]] == "PyTorch"
    assert call("get", "/postings/").json() == [row]
    assert call("get", f"/postings/{row['id']}").json() == row
    detail(foreign("get", f"/postings/{row['id']}"), 404)
    assert foreign("get", "/postings/").json() == []


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "a\0b", "a\udfff", "\0" * 20, "ক" * 200, "x" * 100_001, f"{POSTING}\n\n---\n\nধন্যবাদ " + "ক " * 99],
)
def test_a_posting_that_cannot_be_read_is_refused_whole(token: Caller, text: str) -> None:
    assert detail(token("post", "/postings/", {"text": text}), 422).startswith("body.text: ")
    assert token("get", "/postings/").json() == []


@pytest.mark.usefixtures("_rates_stand_still")
def test_many_postings_wait(token: Caller) -> None:
    for _ in range(rates.POSTINGS.burst):
        detail(token("post", "/postings/", {"text": ""}), 422)
    assert "seconds" in detail(token("post", "/postings/", {"text": ""}), 429)


def test_the_evidence_is_ones_own(call: Caller, foreign: Caller, alice: Person) -> None:
    attempt = opened(call, card())
    review(call, attempt)
    (row,) = call("get", "/evidence/").json()
    assert (row["attempt"], row["score"], row["source"], row["round"]) == (attempt, 1.0, "self", "ml_breadth")
    assert call("get", "/evidence/?limit=1&offset=1").json() == []
    assert foreign("get", "/evidence/").json() == []


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1001", "offset=-1", f"offset={10**30}", f"limit={10**30}", "limit=x"]
)
def test_pages_out_of_range_are_refused(token: Caller, query: str) -> None:
    assert detail(token("get", f"/evidence/?{query}"), 422).startswith(f"query.{query.split('=')[0]}: ")


def test_readiness_has_no_number_under_three_attempts(call: Caller, goal: Goal) -> None:
    rows = call("get", "/evidence/readiness").json()
    assert rows
    for row in rows:
        assert row["chance"] is None
        assert 0 < row["low"] < row["high"] < 1
        assert row["attempts"] == 0


# Bodies and paths


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1]", b"3", b"null", b'"x"', b"\xff", b'{"text": 3}', b'{"text": null}', b"[" * 100_000, b"9" * 5000],
)
def test_a_body_that_is_none_is_refused(token: Caller, body: bytes) -> None:
    answer = token("post", "/postings/", body)
    assert answer.status_code in {400, 422}
    detail(answer, answer.status_code)


def test_a_body_that_is_too_large_is_refused(call: Caller) -> None:
    assert "1 MB" in detail(call("post", "/postings/", {"text": "x" * 1_100_000}), 413)


@pytest.mark.parametrize("path", ["/attempts/x", "/attempts/submissions/x", "/postings/1", "/attempts/%00"])
def test_an_id_that_is_none_is_refused(token: Caller, path: str) -> None:
    assert detail(token("get", path), 422).startswith("path.")


def test_another_method_is_refused(token: Caller) -> None:
    assert token("delete", "/items/").status_code == 405


def test_an_answer_is_english_whatever_the_language_of_the_person(token: Caller, alice: Person) -> None:
    alice.language = "bn"
    alice.save()
    assert detail(token("post", "/postings/", {"text": ""}), 422).isascii()


def test_the_longest_source_is_that_of_the_page() -> None:
    assert judging.LONGEST_SOURCE == 100_000
