"""The API: its document, both ways in, every route, every refusal, and what stays hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from rehearse.bank import CardItem, CodingItem
from rehearse.web import api, work
from rehearse.web.accounts.models import Person
from rehearse.web.plan.models import Goal
from rehearse.web.plan.services import current_plan
from rehearse.web.practice import judging
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.security import rates, tokens

pytestmark = pytest.mark.django_db

ROOT = "/api/v1"
METHODS = ("get", "post", "put", "patch", "delete")
POSTING = "Machine Learning Engineer\n\nYou train ranking models.\n\nRequirements\n- 3+ years of Python and PyTorch\n"


class Caller:
    """Somebody who calls the API with JSON, by token or by cookie and CSRF key."""

    def __init__(self, client: Client, **headers: str) -> None:
        self.client = client
        self.headers = headers

    def __call__(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        call = getattr(self.client, method)
        if method == "get":
            return call(ROOT + path, headers=self.headers | headers)
        return call(ROOT + path, content, content_type="application/json", headers=self.headers | headers)


def by_token(person: Person) -> Caller:
    client = Client(enforce_csrf_checks=True)
    return Caller(client, authorization=f"Bearer {tokens.issue(person, 'test')}")


def by_cookie(person: Person) -> Caller:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    page = client.get("/settings/").content.decode()
    key = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert key is not None
    return Caller(client, **{"X-CSRFToken": key[1]})


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Submissions are kept, nobody judges them."""
    monkeypatch.setattr("rehearse.web.work.enqueue", lambda kind, id_: None)


@pytest.fixture(params=[by_token, by_cookie], ids=["token", "cookie"])
def call(request: pytest.FixtureRequest, alice: Person) -> Caller:
    """Alice, each way in."""
    return request.param(alice)


@pytest.fixture
def token(alice: Person) -> Caller:
    """Alice's program."""
    return by_token(alice)


@pytest.fixture
def foreign(charlie: Person) -> Caller:
    """Charlie's program."""
    return by_token(charlie)


def coding() -> CodingItem:
    found = bank_of_items().of_kind("coding")[0]
    assert isinstance(found, CodingItem)
    return found


def card() -> CardItem:
    found = next(
        item for item in bank_of_items().of_kind("breadth") if isinstance(item, CardItem) and item.rubric.fatal
    )
    assert isinstance(found, CardItem)
    return found


def opened(caller: Caller, item: CodingItem | CardItem) -> str:
    answer = caller("post", "/attempts/", {"item": item.id})
    assert answer.status_code == 201
    return str(answer.json()["id"])


def detail(answer: HttpResponse, status: int) -> str:
    """The one text of a refusal: sentences, the last of which says what to do."""
    assert answer.status_code == status, answer.content
    found = answer.json()
    assert set(found) == {"detail"}
    assert isinstance(found["detail"], str)
    assert found["detail"].endswith(".")
    assert "!" not in found["detail"]
    return str(found["detail"])


# The document


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The document as a program reads it."""
    return dict(json.loads(json.dumps(api.api.get_openapi_schema(path_prefix=f"{ROOT}/"))))


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from nodes(part)


def test_the_document_is_served_as_it_is_made(document: dict[str, Any]) -> None:
    answer = Client().get(f"{ROOT}/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == document


def test_the_document_has_the_form_of_openapi_3(document: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.\d+\.\d+", document["openapi"])
    assert {"title", "version"} <= set(document["info"])
    assert all(path.startswith("/") and set(methods) <= set(METHODS) for path, methods in document["paths"].items())
    for name, scheme in document["components"]["securitySchemes"].items():
        assert name
        assert scheme["type"] in {"http", "apiKey"}
    for node in nodes(document):
        if isinstance(node.get("$ref"), str):
            kind, name = re.fullmatch(r"#/components/(\w+)/(\w+)", node["$ref"]).groups()  # type: ignore[union-attr]
            assert name in document["components"][kind], node
        if isinstance(node.get("required"), list) and isinstance(node.get("properties"), dict):
            assert set(node["required"]) <= set(node["properties"])


def test_every_operation_has_summary_answers_and_a_way_in(document: dict[str, Any]) -> None:
    ids = []
    for path, method, operation in operations(document):
        ids.append(operation["operationId"])
        assert operation["summary"][0].isupper(), path
        assert operation["description"].endswith("."), path
        assert len(operation["tags"]) == 1
        assert {name for way in operation["security"] for name in way} == {"Bearer", "Session"}
        answers = operation["responses"]
        assert sum(status.startswith("2") for status in answers) == 1
        for status, one in answers.items():
            assert one["description"]
            schema = one["content"]["application/json"]["schema"]
            if not status.startswith("2"):
                assert schema == {"$ref": "#/components/schemas/Refusal"}
        assert {"401"} | ({"403"} if method != "get" else set()) <= set(answers)
        if "requestBody" in operation:
            assert {"400", "403", "413", "422"} <= set(answers)
            assert operation["requestBody"]["required"] is True
    assert len(ids) == len(set(ids))


def test_parameters_are_those_of_the_path(document: dict[str, Any]) -> None:
    for path, _, operation in operations(document):
        named = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
        assert named == set(re.findall(r"\{(\w+)\}", path))
        assert all(one["schema"] for one in operation["parameters"])


def test_the_cookie_in_the_document_is_the_one_that_is_set(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["Session"]["name"] == settings.SESSION_COOKIE_NAME


def test_the_public_face_leaks_nothing() -> None:
    assert api.__all__ == ["api"]


# Who may enter


def everything(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(m, re.sub(r"\{\w+\}", str(uuid4()), p).removeprefix(ROOT)) for p, m, _ in operations(document)]


def test_without_session_or_token_nothing_is_answered(document: dict[str, Any], alice: Person) -> None:
    for method, path in everything(document):
        for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic YTpi"}):
            answer = Caller(Client(enforce_csrf_checks=True), **headers)(method, path, {})
            assert "rehearse token" in detail(answer, 401)
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_cookie_alone_changes_nothing(document: dict[str, Any], alice: Person) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for method, path in everything(document):
        if method != "get":
            assert "X-CSRFToken" in detail(Caller(client)(method, path, {}), 403)
            assert "X-CSRFToken" in detail(Caller(client)(method, path, {}, **{"X-CSRFToken": "x" * 64}), 403)


def test_a_token_of_somebody_who_was_locked_out_is_none(alice: Person, token: Caller) -> None:
    alice.is_active = False
    alice.save()
    detail(token("get", "/items/"), 401)


def test_a_page_of_another_port_is_refused_even_with_the_cookie(alice: Person) -> None:
    caller = by_cookie(alice)
    for headers in ({"origin": "http://127.0.0.1:9"}, {"sec-fetch-site": "same-site"}):
        assert caller("get", "/items/", **headers).status_code == 403


def test_what_is_not_there_is_404_for_ids_of_nobody(document: dict[str, Any], token: Caller) -> None:
    bodies = {"/submissions": {"source": "x"}, "/answer": {"answer": "x"}, "/rating": {"rating": 3}}
    for method, path in everything(document):
        if re.search(r"[0-9a-f-]{36}", path) is None:
            continue
        body = next((body for end, body in bodies.items() if path.endswith(end)), {"mark": "done"})
        detail(token(method, path, body if method != "get" else None), 404)


# Items, plan, evidence, postings


def test_items_without_their_answers(call: Caller) -> None:
    rows = call("get", "/items/").json()
    assert {row["kind"] for row in rows} == {"breadth", "coding"}
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


# Attempts and submissions


def test_an_attempt_is_opened_once(call: Caller, alice: Person) -> None:
    first = opened(call, coding())
    assert opened(call, coding()) == first
    found = call("get", f"/attempts/{first}").json()
    assert (found["item"], found["closed_at"], found["hints"], found["is_accepted"]) == (coding().id, None, 0, False)


def test_an_unknown_item_is_refused(token: Caller) -> None:
    for item in ("coding/nothing", "", "\0", "../../etc", "x" * 10_000):
        assert "/items/" in detail(token("post", "/attempts/", {"item": item}), 404)


@pytest.mark.usefixtures("_still")
def test_code_is_accepted_and_kept(call: Caller) -> None:
    attempt = opened(call, coding())
    answer = call("post", f"/attempts/{attempt}/submissions", {"source": "def f():\r\n    pass\r\n"})
    assert answer.status_code == 202
    found = answer.json()
    assert (found["attempt"], found["status"], found["verdict"], found["mode"]) == (attempt, "queued", "", "submit")
    assert call("get", f"/attempts/submissions/{found['id']}").json() == found
    assert call("get", f"/attempts/{attempt}").json()["draft"] == "def f():\n    pass\n"


@pytest.mark.usefixtures("_still")
def test_code_that_cannot_be_kept_is_refused(token: Caller) -> None:
    path = f"/attempts/{opened(token, coding())}/submissions"
    assert "NUL" in detail(token("post", path, {"source": "a\0b"}), 422)
    assert "surrogate" in detail(token("post", path, {"source": "\ud800"}), 422)
    assert "100,000" in detail(token("post", path, {"source": "#" * 100_001}), 422)
    assert detail(token("post", path, {"source": "x", "mode": "sample"}), 422).startswith("body.mode: ")
    assert detail(token("post", path, {"source": "x", "modes": "samples"}), 422).startswith("body.modes: ")
    assert detail(token("post", path, {}), 422).startswith("body.source: ")
    assert Submission.objects.count() == 0


@pytest.mark.usefixtures("_still")
def test_many_submissions_wait(token: Caller) -> None:
    path = f"/attempts/{opened(token, coding())}/submissions"
    for _ in range(rates.SUBMISSIONS.burst):
        assert token("post", path, {"source": "x"}).status_code == 202
    assert "seconds" in detail(token("post", path, {"source": "x"}), 429)
    assert Submission.objects.count() == rates.SUBMISSIONS.burst


@pytest.mark.usefixtures("_still")
def test_a_card_takes_no_code(token: Caller) -> None:
    attempt = opened(token, card())
    for path in ("submissions", "hints"):
        assert "takes no code" in detail(token("post", f"/attempts/{attempt}/{path}", {"source": "x"}), 409)
    assert "takes no code" in detail(token("post", f"/attempts/{attempt}/answer"), 409)
    assert Submission.objects.count() == 0
    assert EvidenceRow.objects.count() == 0


def test_hints_open_one_by_one_and_cost_their_share(call: Caller) -> None:
    attempt = opened(call, coding())
    texts = [body.strip() for heading, body in coding().text("en").items() if heading.startswith("Hint ")]
    for count in range(1, len(texts) + 2):
        found = call("post", f"/attempts/{attempt}/hints").json()
        assert found["hints"] == texts[:count]
        assert found["shares"] == list(coding().hint_shares[: min(count, len(texts))])


@pytest.mark.usefixtures("_still")
def test_giving_up_closes(call: Caller) -> None:
    attempt = opened(call, coding())
    found = call("post", f"/attempts/{attempt}/answer").json()
    assert found["closed_at"] is not None
    assert call("post", f"/attempts/{attempt}/answer").json() == found
    assert EvidenceRow.objects.get().score == 0
    assert "closed" in detail(call("post", f"/attempts/{attempt}/submissions", {"source": "x"}), 409)
    assert opened(call, coding()) != attempt


@pytest.mark.usefixtures("_still")
def test_attempts_and_submissions_of_somebody_else_are_not_there(token: Caller, foreign: Caller) -> None:
    attempt = opened(token, coding())
    made = token("post", f"/attempts/{attempt}/submissions", {"source": "x"}).json()["id"]
    detail(foreign("get", f"/attempts/{attempt}"), 404)
    detail(foreign("get", f"/attempts/submissions/{made}"), 404)
    detail(foreign("post", f"/attempts/{attempt}/submissions", {"source": "x"}), 404)
    detail(foreign("post", f"/attempts/{attempt}/hints"), 404)
    detail(foreign("post", f"/attempts/{attempt}/answer"), 404)
    row = Attempt.objects.get(pk=attempt)
    assert (row.hints, row.closed_at, row.submissions.count()) == (0, None, 1)


@pytest.mark.django_db(transaction=True)
def test_a_judged_solution_closes_the_attempt(token: Caller, daemon: Path) -> None:
    attempt = opened(token, coding())
    made = token("post", f"/attempts/{attempt}/submissions", {"source": coding().file("ref.py")}).json()["id"]
    work.enqueue("judge", made).result(timeout=30)
    found = token("get", f"/attempts/submissions/{made}").json()
    assert (found["status"], found["verdict"]) == ("judged", "AC")
    assert {case["verdict"] for case in found["cases"]} == {"AC"}
    assert token("get", f"/attempts/{attempt}").json()["is_accepted"] is True


def judgement(*, verdict: str = "WA", **changes: Any) -> dict[str, Any]:
    """A judgement of every case, each with a value that would give it away."""
    cases = [
        {
            "index": index,
            "uid": case.uid,
            "verdict": verdict,
            "expected": f"secret-{case.uid}",
            "got": f"mine-{case.uid}",
            "message": {"id": "judge.differs", "params": {"value": f"secret-{case.uid}"}},
        }
        | changes
        for index, case in enumerate(coding().cases)
    ]
    return {"verdict": verdict, "cases": cases, "stdout": "secret-printed"}


def keep(attempt: str, found: dict[str, Any]) -> str:
    row = Submission.objects.create(
        attempt_id=attempt, source="x", mode="submit", status="judged", verdict="WA", judgement=found
    )
    return str(row.pk)


def test_a_hidden_case_shows_number_tag_and_verdict_until_the_attempt_is_closed(call: Caller) -> None:
    attempt = opened(call, coding())
    path = f"/attempts/submissions/{keep(attempt, judgement())}"
    answer = call("get", path)
    for case, shown in zip(coding().cases, answer.json()["cases"], strict=True):
        assert (shown["tag"], shown["verdict"]) == (case.tag, "WA")
        is_open = case.visibility == "sample"
        assert (shown["expected"] == f"secret-{case.uid}") is is_open
        assert (shown["got"] == f"mine-{case.uid}") is is_open
        assert (case.uid in answer.content.decode()) is is_open
    assert "secret-printed" not in answer.content.decode()
    call("post", f"/attempts/{attempt}/answer")
    for case, shown in zip(coding().cases, call("get", path).json()["cases"], strict=True):
        assert shown["expected"] == f"secret-{case.uid}"


def test_a_sample_that_became_hidden_is_hidden(token: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = opened(token, coding())
    path = f"/attempts/submissions/{keep(attempt, judgement())}"
    reordered = list(reversed(coding().cases))
    monkeypatch.setattr(CodingItem, "cases", property(lambda _: reordered))
    shown = token("get", path).json()["cases"]
    hidden = {case.uid for case in reordered if case.visibility != "sample"}
    assert not any(case["expected"] and case["expected"].removeprefix("secret-") in hidden for case in shown)


@pytest.mark.parametrize("changes", [{"uid": ""}, {"uid": "gone"}, {"verdict": None}, {"index": 10**6}])
def test_a_judgement_of_another_revision_is_still_shown(token: Caller, changes: dict[str, Any]) -> None:
    attempt = opened(token, coding())
    answer = token("get", f"/attempts/submissions/{keep(attempt, judgement(**changes))}")
    assert answer.status_code == 200
    if "uid" in changes:
        assert b"secret-" not in answer.content


def test_a_submission_of_an_item_that_left_the_bank_is_still_shown(token: Caller, alice: Person) -> None:
    attempt = opened(token, coding())
    made = keep(attempt, judgement())
    Attempt.objects.filter(pk=attempt).update(item="coding/gone")
    answer = token("get", f"/attempts/submissions/{made}")
    assert answer.status_code == 200
    assert b"secret-" not in answer.content
    detail(token("post", f"/attempts/{attempt}/hints"), 409)


# Cards


def ticks(word: str = "said") -> dict[str, str]:
    return {point.id: word for point in card().rubric.key_points}


def review(caller: Caller, attempt: str, **body: Any) -> dict[str, Any]:
    assert caller("post", f"/cards/{attempt}/answer", {"answer": "mine"}).status_code == 200
    answer = caller("post", f"/cards/{attempt}/rating", {"rating": 3, "ticks": ticks()} | body)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_what_is_due_holds_no_answer(call: Caller) -> None:
    answer = call("get", "/cards/due")
    found = answer.json()
    assert found["due"] == 0
    assert found["new"] == len(found["cards"]) > 0
    for one in found["cards"]:
        item = bank_of_items().items[one["item"]]
        assert isinstance(item, CardItem)
        assert all(json.dumps(point.claim)[1:-1] not in answer.content.decode() for point in item.rubric.key_points)


def test_a_card_is_answered_rated_and_taken_back(call: Caller) -> None:
    attempt = opened(call, card())
    compared = call("post", f"/cards/{attempt}/answer", {"answer": "mine"}).json()
    assert compared["answer"] == "mine"
    assert [point["id"] for point in compared["points"]] == list(ticks())
    assert sum(point["weight"] for point in compared["points"]) == 100
    assert compared["model_answer"] == card().text("en")["Thirty seconds"].strip()
    first = review(call, attempt, rating=1, answer_ms=4000)
    assert (first["item"], first["rating"]) == (card().id, 1)
    assert first["due"] is not None
    assert "rated already" in detail(call("post", f"/cards/{attempt}/rating", {"rating": 3}), 409)
    assert call("post", f"/cards/reviews/{first['id']}/undo").json()["due"] is None
    detail(call("post", f"/cards/reviews/{first['id']}/undo"), 404)
    second = call("post", f"/cards/{attempt}/rating", {"rating": 4}).json()
    assert second["due"] > first["due"]
    assert EvidenceRow.objects.count() == 1
    detail(call("post", f"/cards/{attempt}/answer", {"answer": "again"}), 409)


def test_a_fatal_claim_caps_the_score(token: Caller) -> None:
    claim = card().rubric.fatal[0]
    review(token, opened(token, card()), fatal=[claim.id])
    assert EvidenceRow.objects.get().score == claim.cap / 100


def test_a_rating_before_the_answer_is_refused(token: Caller) -> None:
    attempt = opened(token, card())
    assert "Hand one in" in detail(token("post", f"/cards/{attempt}/rating", {"rating": 3, "ticks": ticks()}), 409)


@pytest.mark.parametrize(
    "change",
    [
        {"rating": 0}, {"rating": 5}, {"rating": "3 "}, {"rating": None}, {"ticks": {}}, {"ticks": {"nothing": "said"}},
        {"ticks": "said"}, {"ticks": {"\ud800": "said"}}, {"fatal": ["nothing"]}, {"answer_ms": -1},
        {"answer_ms": 10**9}, {"stars": 3},
    ],
)  # fmt: skip
def test_a_rating_that_does_not_fit_is_refused(token: Caller, change: dict[str, Any]) -> None:
    attempt = opened(token, card())
    token("post", f"/cards/{attempt}/answer", {"answer": "mine"})
    body = {"rating": 3, "ticks": ticks()} | change
    assert detail(token("post", f"/cards/{attempt}/rating", body), 422).startswith("body")
    assert EvidenceRow.objects.count() == 0


def test_a_problem_is_no_card(token: Caller) -> None:
    attempt = opened(token, coding())
    assert "is no card" in detail(token("post", f"/cards/{attempt}/answer", {"answer": "x"}), 409)
    assert "is no card" in detail(token("post", f"/cards/{attempt}/rating", {"rating": 3}), 409)


def test_cards_of_somebody_else_are_not_there(token: Caller, foreign: Caller) -> None:
    attempt = opened(token, card())
    detail(foreign("post", f"/cards/{attempt}/answer", {"answer": "x"}), 404)
    found = review(token, attempt)
    detail(foreign("post", f"/cards/{attempt}/rating", {"rating": 3, "ticks": ticks()}), 404)
    detail(foreign("post", f"/cards/reviews/{found['id']}/undo"), 404)


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
