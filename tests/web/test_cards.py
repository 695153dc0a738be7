"""Cards over HTTP: answer, compare, tick, rate, undo."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews.models import Card, Review

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
    from rehearse.web.reviews import services

    monkeypatch.setattr(services, "card_items", lambda: [])
    assert b"No card is due today" in site.get("/practise/cards/").content
