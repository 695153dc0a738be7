"""Talks with recruiters over the API."""

from __future__ import annotations

import pytest

from rehearse.web.accounts.models import Person
from tests.negotiation.making import seed_of
from tests.web.api.callers import Caller, detail
from tests.web.negotiating import own_offer

pytestmark = pytest.mark.django_db

SEED = seed_of(lambda one: one.tells_band_after == 1 and one.deadline is None)


def begun(call: Caller, **values: object) -> dict[str, object]:
    answer = call("post", "/negotiations/", {"seed": SEED, **values})
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def test_a_talk_is_held(call: Caller, foreign: Caller) -> None:
    row = begun(call)
    path = f"/negotiations/{row['id']}"
    assert row["phase"] == "screen"
    assert row["report"]["hidden"] == {}  # type: ignore[index]
    said = call("post", f"{path}/turns", {"position": 0, "turn": {"moves": ["asks_range"]}}).json()
    assert said["phase"] == "verbal_offer"
    asked = call("post", f"{path}/turns", {"position": 1, "turn": {"text": "I want 190k"}}).json()
    assert asked["question"]["about"] == "money figure"
    assert asked["score"] is None
    settled = call("post", f"{path}/meaning", {"position": 1, "answer": "my_ask"}).json()
    assert settled["question"] is None
    assert settled["phase"] == "revised"
    call("post", f"{path}/turns", {"position": 2, "turn": {"moves": ["asks_written"]}})
    end = call("post", f"{path}/turns", {"position": 3, "turn": {"moves": ["accepts"]}}).json()
    assert end["phase"] == "signed"
    assert end["report"]["score"] == end["score"]
    assert end["report"]["hidden"]["band"]
    assert [one["id"] for one in call("get", "/negotiations/").json()] == [row["id"]]
    detail(foreign("get", path), 404)
    detail(foreign("post", f"{path}/turns", {"position": 0, "turn": {"moves": ["declines"]}}), 404)


def test_an_own_offer_and_a_target(token: Caller, alice: Person, charlie: Person) -> None:
    row, other = own_offer(alice), own_offer(charlie)
    made = begun(token, offer=str(row.pk), target=70_000, target_source="own table")
    assert made["currency"] == "GBP"
    detail(token("post", "/negotiations/", {"offer": str(other.pk)}), 404)
    assert "target_source" in detail(token("post", "/negotiations/", {"target": 70_000}), 422)


def test_faults_are_named(token: Caller) -> None:
    path = f"/negotiations/{begun(token)['id']}"
    bad = {"position": 0, "turn": {"moves": ["flies"]}}
    assert "body.turn.moves" in detail(token("post", f"{path}/turns", bad), 422)
    raised = {"position": 0, "turn": {"moves": ["names_number"], "raise_pct": 5}}
    assert "body.turn.raise_pct" in detail(token("post", f"{path}/turns", raised), 422)
    late = {"position": 4, "turn": {"moves": ["asks_range"]}}
    detail(token("post", f"{path}/turns", late), 409)
    detail(token("post", f"{path}/meaning", {"position": 0, "answer": "theirs"}), 409)
    token("post", f"{path}/turns", {"position": 0, "turn": {"text": "About 190k"}})
    assert "body.answer" in detail(token("post", f"{path}/meaning", {"position": 0, "answer": "x"}), 422)
