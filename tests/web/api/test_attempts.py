"""Attempts and submissions over the API: what counts, what is refused, what stays hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rehearse.bank import CodingItem
from rehearse.web import work
from rehearse.web.accounts.models import Person
from rehearse.web.practice.models import Attempt, Submission
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.security import rates
from tests.waiting import PATIENCE_S
from tests.web.api.callers import (
    Caller,
    card,
    coding,
    detail,
    opened,
)

pytestmark = pytest.mark.django_db


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


@pytest.mark.usefixtures("_still", "_rates_stand_still")
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
    work.enqueue("judge", made).result(PATIENCE_S)
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
