"""Applications over the API."""

from __future__ import annotations

import pytest

from tests.web.api.callers import POSTING, Caller, detail

pytestmark = pytest.mark.django_db


def followed(call: Caller, **values: object) -> dict[str, object]:
    answer = call("post", "/applications/", {"company": "Harbour", **values})
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def test_an_application_is_followed_changed_moved_and_deleted(call: Caller, foreign: Caller) -> None:
    row = followed(call, title="ML", stage="applied", at="2026-11-01T10:00:00Z", next_date="2026-11-02")
    path = f"/applications/{row['id']}"
    assert (row["stage"], row["since"], row["is_due"]) == ("applied", "2026-11-01T10:00:00Z", True)
    assert call("get", path).json() == row
    assert [one["id"] for one in call("get", "/applications/").json()] == [row["id"]]
    changed = call("patch", path, {"next_date": None, "priority": "high"}).json()
    assert (changed["next_date"], changed["priority"], changed["title"]) == (None, "high", "ML")
    moved = call("post", f"{path}/move", {"stage": "screening", "note": "called"}).json()
    assert [event["to"] for event in moved["events"]] == ["applied", "screening"]
    assert call("post", f"{path}/take-back").json()["stage"] == "applied"
    assert "take back" in detail(call("post", f"{path}/take-back"), 409)
    detail(foreign("get", path), 404)
    detail(foreign("patch", path, {"title": "x"}), 404)
    detail(foreign("delete", path), 404)
    assert call("delete", path).json() == {"id": row["id"]}
    detail(call("get", path), 404)


def test_people_and_rounds(call: Caller) -> None:
    path = f"/applications/{followed(call)['id']}"
    contact = call("post", f"{path}/contacts", {"name": "R. Sen"}).json()["contacts"][0]
    changed = call("put", f"{path}/contacts/{contact['id']}", {"name": "R. Sen", "role": "recruiter"}).json()
    assert changed["contacts"][0]["role"] == "recruiter"
    added = call("post", f"{path}/rounds", {"round": "coding", "at": "2026-12-01T10:00:00+06:00"}).json()["rounds"][0]
    assert (added["at"], added["has_time"], added["outcome"]) == ("2026-12-01T04:00:00Z", True, "open")
    values = {"round": "coding", "at": None, "outcome": "cancelled"}
    assert call("put", f"{path}/rounds/{added['id']}", values).json()["rounds"][0]["at"] is None
    assert call("delete", f"{path}/rounds/{added['id']}").json()["rounds"] == []
    assert call("delete", f"{path}/contacts/{contact['id']}").json()["contacts"] == []
    detail(call("delete", f"{path}/contacts/{contact['id']}"), 404)


def test_faults_name_their_fields(token: Caller) -> None:
    said = detail(token("post", "/applications/", {"company": "", "url": "x", "stage": "limbo"}), 422)
    assert said.count("body.") == 3
    assert token("get", "/applications/").json() == []
    path = f"/applications/{followed(token)['id']}"
    assert "body.next_date" in detail(token("patch", path, {"next_date": "soon"}), 422)
    assert "body.stage" in detail(token("post", f"{path}/move", {"stage": "limbo"}), 422)
    assert "body.kind" in detail(token("post", f"{path}/rounds", {"round": "chess"}), 422)
    detail(token("patch", path, {"salary": 1}), 422)


def test_filters_and_stages(token: Caller) -> None:
    followed(token, stage="applied")
    followed(token, company="Northlight", stage="rejected")
    for query, count in (
        ("stage=open", 1),
        ("stage=closed", 1),
        ("stage=applied", 1),
        ("text=north", 1),
        ("due=1", 0),
        ("sort=x", 2),
    ):
        assert len(token("get", f"/applications/?{query}").json()) == count, query
    keys = [one["key"] for one in token("get", "/applications/stages").json()]
    assert keys[:2] == ["saved", "applied"]


def test_a_posting_of_ones_own_is_linked(call: Caller, foreign: Caller) -> None:
    (posting,) = call("post", "/postings/", {"text": POSTING}).json()
    assert followed(call, posting=posting["id"])["posting"] == posting["id"]
    assert "body.posting" in detail(foreign("post", "/applications/", {"company": "A", "posting": posting["id"]}), 422)
