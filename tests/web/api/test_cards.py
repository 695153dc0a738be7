"""Cards over the API."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rehearse.bank import CardItem
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.progress.models import EvidenceRow
from tests.web.api.callers import (
    Caller,
    card,
    coding,
    detail,
    opened,
    review,
    ticks,
)

pytestmark = pytest.mark.django_db


# Cards


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
