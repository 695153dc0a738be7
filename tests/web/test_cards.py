"""Cards over HTTP: answer, compare, tick, rate, undo."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rehearse.bank.header import Roles
from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import BlockMark, Goal
from rehearse.web.plan.services import set_goal
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews import services
from rehearse.web.reviews.models import Card, Review
from rehearse.web.reviews.services import queue
from tests.web.conftest import draft

pytestmark = pytest.mark.django_db


def open_card(site: Client) -> Attempt:
    answer = site.get("/practise/cards/")
    assert answer.status_code == 302
    return Attempt.objects.get(pk=answer.url.rstrip("/").split("/")[-1])


def ticks(attempt: Attempt, word: str = "said") -> dict[str, str]:
    return {f"tick-{point.id}": word for point in bank_of_items().items[attempt.item].rubric.key_points}


def review(site: Client, *, word: str = "said", rating: str = "3") -> Attempt:
    attempt = open_card(site)
    site.post(f"/practise/cards/{attempt.pk}/hand-in", {"answer": "It is over-confident."})
    site.post(f"/practise/cards/{attempt.pk}/rate", {**ticks(attempt, word), "rating": rating, "answer_ms": "4000"})
    attempt.refresh_from_db()
    return attempt


def test_a_card_is_answered_ticked_and_rated(site: Client, alice: Person) -> None:
    attempt = review(site)
    assert attempt.is_closed
    card = Card.objects.get(person=alice)
    assert card.reviews == 1
    assert card.due is not None
    row = EvidenceRow.objects.get(person=alice)
    assert (row.score, row.round, row.source) == (1.0, "ml_breadth", "self")


def test_nothing_of_the_answer_is_in_the_page_before_it_is_handed_in(site: Client) -> None:
    attempt = open_card(site)
    content = site.get(f"/practise/cards/{attempt.pk}/").content.decode()
    item = bank_of_items().items[attempt.item]
    for point in item.rubric.key_points:
        assert point.claim not in content
    assert item.text("en")["Thirty seconds"].split(".")[0] not in content


def test_an_unticked_point_is_asked_for(site: Client, alice: Person) -> None:
    attempt = open_card(site)
    site.post(f"/practise/cards/{attempt.pk}/hand-in", {"answer": "x"})
    answer = site.post(f"/practise/cards/{attempt.pk}/rate", {"rating": "3"}, follow=True)
    assert b"no tick yet" in answer.content
    assert Review.objects.count() == 0


def test_the_score_is_the_ticked_weight(site: Client, alice: Person) -> None:
    review(site, word="partly")
    assert EvidenceRow.objects.get().score == pytest.approx(0.5)


def test_undo_takes_the_rating_back_and_keeps_the_evidence(site: Client, alice: Person) -> None:
    attempt = review(site, rating="1")
    row = Review.objects.get()
    site.post(f"/practise/cards/undo/{row.pk}")
    card = Card.objects.get()
    assert (card.reviews, card.due) == (0, None)
    assert EvidenceRow.objects.count() == 1
    site.post(f"/practise/cards/{attempt.pk}/rate", {"rating": "4"})
    card.refresh_from_db()
    assert card.reviews == 1
    assert Review.objects.filter(undone_at__isnull=True).get().rating == 4
    assert EvidenceRow.objects.count() == 1


def test_a_rating_sent_twice_counts_once(site: Client) -> None:
    attempt = review(site)
    site.post(f"/practise/cards/{attempt.pk}/rate", {**ticks(attempt), "rating": "1"})
    assert Review.objects.count() == 1


def test_a_typed_answer_is_kept_and_an_older_draft_is_not(site: Client) -> None:
    attempt = open_card(site)
    url = f"/practise/attempt/{attempt.pk}/draft"

    def save(text: str, sequence: int) -> dict[str, object]:
        body = json.dumps({"fields": {"answer": text}, "sequence": sequence})
        return site.post(url, body, content_type="application/json").json()

    assert save("half an ans", 10)["saved"]
    assert not save("half", 9)["saved"]
    assert b"half an ans" in site.get(f"/practise/cards/{attempt.pk}/").content


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"fields": 3, "sequence": 1}', '{"fields": {}, "sequence": "x"}'])
def test_a_broken_draft_is_refused(site: Client, body: str) -> None:
    attempt = open_card(site)
    answer = site.post(f"/practise/attempt/{attempt.pk}/draft", body, content_type="application/json")
    assert answer.status_code == 400


def test_somebody_elses_card_is_not_there(site: Client, stranger: Client) -> None:
    attempt = open_card(site)
    assert stranger.get(f"/practise/cards/{attempt.pk}/").status_code == 404
    assert stranger.post(f"/practise/cards/{attempt.pk}/hand-in", {"answer": "x"}).status_code == 404


def test_the_bangla_page_shows_the_bangla_card(site: Client, alice: Person) -> None:
    alice.language = "bn"
    alice.save()
    attempt = open_card(site)
    content = site.get(f"/practise/cards/{attempt.pk}/").content.decode()
    ask = bank_of_items().items[attempt.item].text("bn")["Ask"].strip()
    assert ask.split("।")[0].split("`")[0][:20] in content


def test_the_end_of_the_queue_says_so(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "card_items", list)
    assert b"No card is due today" in site.get("/practise/cards/").content


def test_cards_follow_the_role_of_the_goal(alice: Person) -> None:
    day = today(alice)
    offered = {}
    for role in ("ml_engineer", "ml_platform_engineer"):
        set_goal(alice, draft(day, role=role), day=day)
        offered[role] = queue(alice, now=timezone.now()).items
    items = bank_of_items().items
    assert offered["ml_engineer"] != offered["ml_platform_engineer"]
    weights = [items[id_].roles.inf_gen for id_ in offered["ml_platform_engineer"]]
    assert weights == sorted(weights, reverse=True)


def test_a_card_that_no_role_needs_is_not_begun(alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    day = today(alice)
    set_goal(alice, draft(day), day=day)
    unneeded = [item.model_copy(update={"roles": Roles()}) for item in services.card_items()]
    monkeypatch.setattr(services, "card_items", lambda: unneeded)
    assert queue(alice, now=timezone.now()).items == ()
    Card.objects.create(
        person=alice,
        item=unneeded[0].id,
        stability=1,
        difficulty=5,
        last_day=day - timedelta(days=9),
        due=day,
        reviews=1,
    )
    assert queue(alice, now=timezone.now()).items == (unneeded[0].id,)


def test_more_new_cards_can_be_asked_for(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "DAILY_MINUTES", 0.75)
    review(site)
    answer = site.get("/practise/cards/")
    assert b"?more=1" in answer.content
    assert site.get("/practise/cards/?more=1").status_code == 302


def test_an_unknown_block_is_not_marked_when_no_card_is_left(
    site: Client, goal: Goal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "card_items", list)
    assert site.get("/practise/cards/", {"block": "no such block"}).status_code == 200
    assert not BlockMark.objects.exists()


def test_the_cards_of_yesterdays_block_are_not_those_of_today(site: Client, goal: Goal) -> None:
    session = site.session
    session["card_block"] = {"day": "2020-01-01", "block": "ml_breadth-01"}
    session.save()
    site.get("/practise/cards/")
    assert Attempt.objects.count() == 1
    assert not BlockMark.objects.exists()


def test_a_long_answer_is_kept_whole(site: Client) -> None:
    attempt = open_card(site)
    site.post(f"/practise/cards/{attempt.pk}/hand-in", {"answer": "ab " * 20_000})
    attempt.refresh_from_db()
    assert len(attempt.draft) == 60_000


@pytest.mark.parametrize("step", ["hand-in", "rate"])
def test_code_is_no_card(site: Client, step: str) -> None:
    attempt = site.get("/practise/item/coding/two-corrections-explain/").url.rstrip("/").split("/")[-1]
    answer = site.post(f"/practise/cards/{attempt}/{step}", {"answer": "x", "rating": "3"})
    assert answer.status_code == 404
    assert Attempt.objects.get(pk=attempt).answer_shown_at is None


@pytest.mark.parametrize(
    "body", [r'{"fields": {"answer": "\ud800"}, "sequence": 3}', '{"fields": {}, "sequence": 1e40}']
)
def test_a_draft_that_no_database_takes_is_refused(site: Client, body: str) -> None:
    attempt = open_card(site)
    answer = site.post(f"/practise/attempt/{attempt.pk}/draft", body, content_type="application/json")
    assert answer.status_code == 422
