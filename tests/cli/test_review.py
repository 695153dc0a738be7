"""``rehearse review``: a card from question to rating, and every way to leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.utils import timezone

from rehearse.bank import CardItem
from rehearse.web.accounts.models import Person
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.progress.models import EvidenceRow
from rehearse.web.reviews import services
from rehearse.web.reviews.models import Card, Review
from tests.cli.conftest import Run

pytestmark = pytest.mark.django_db


def first(person: Person) -> CardItem:
    item = bank_of_items().items[services.queue(person, now=timezone.now()).items[0]]
    assert isinstance(item, CardItem)
    return item


def lines(
    item: CardItem, *, answer: str = "It is over-confident.", tick: str = "s", fatal: str = "n", rating: str = "3"
) -> str:
    words = [answer, *[tick] * len(item.rubric.key_points), *[fatal] * len(item.rubric.fatal), rating]
    return "\n".join(words) + "\n"


def test_a_card_is_answered_ticked_and_rated(run: Run, person: Person) -> None:
    item = first(person)
    ended = run("review", "--limit", 1, typed=lines(item))
    assert ended.code == 0
    assert ended.out.endswith("1 card reviewed and saved.\n")
    assert item.text("en")["Ask"].strip() in ended.out
    row = EvidenceRow.objects.get(person=person)
    assert (row.item, row.score, row.source) == (item.id, 1.0, "self")
    review = Review.objects.get()
    assert review.rating == 3
    assert review.answer_ms is not None
    assert Attempt.objects.get().draft == "It is over-confident."


def test_the_model_answer_comes_after_the_own_one(run: Run, person: Person) -> None:
    item = first(person)
    ended = run("review", typed="")
    assert item.text("en")["Thirty seconds"].strip()[:60] not in ended.out
    for point in item.rubric.key_points:
        assert point.claim not in ended.out


def test_a_fatal_claim_caps_the_score_as_on_the_page(run: Run, person: Person) -> None:
    item = next(i for i in bank_of_items().of_kind("breadth") if isinstance(i, CardItem) and i.rubric.fatal)
    Card.objects.create(
        person=person, item=item.id, stability=1.0, difficulty=5.0, last_day="2026-01-01", due="2026-01-02", reviews=1
    )
    assert first(person) == item
    run("review", "--limit", 1, typed=lines(item, fatal="y"))
    assert EvidenceRow.objects.get().score == min(claim.cap for claim in item.rubric.fatal) / 100


def test_the_json_form_asks_nothing(run: Run, person: Person) -> None:
    report = run("review", "--json").json
    assert set(report) == {"version", "due", "new", "left_out", "minutes", "cards"}
    assert len(report["cards"]) == report["due"] + report["new"]
    assert all(set(card) == {"item", "ask"} and card["ask"] for card in report["cards"])
    assert Attempt.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "half an ans", "an answer\n", "an answer\ns\n", "an answer\nx\nq\n"])
def test_the_end_of_the_input_ends_the_review(run: Run, person: Person, typed: str) -> None:
    ended = run("review", typed=typed)
    assert ended.code == 0
    assert ended.out.endswith("0 cards reviewed and saved.\n")
    assert ended.err == ""
    assert Review.objects.count() == 0


def test_what_was_rated_before_the_end_is_saved(run: Run, person: Person) -> None:
    ended = run("review", typed=lines(first(person)) + "the next ans")
    assert ended.out.endswith("1 card reviewed and saved.\n")
    assert Review.objects.count() == 1


def test_a_card_left_after_its_answer_goes_on_where_it_was(run: Run, person: Person) -> None:
    item = first(person)
    run("review", typed="my first word\n")
    rest = lines(item).split("\n", 1)[1]
    ended = run("review", "--limit", 1, typed=rest)
    assert "Your answer was: my first word" in ended.out
    assert ended.out.endswith("1 card reviewed and saved.\n")


def test_another_letter_is_asked_again(run: Run, person: Person) -> None:
    item = first(person)
    ended = run("review", "--limit", 1, typed=lines(item).replace("\ns\n", "\nmaybe\nS\n", 1))
    assert "Type one of s, p, n, o." in ended.out
    assert Review.objects.count() == 1


def test_bytes_that_are_no_text_are_kept_as_far_as_they_are(run: Run, person: Person) -> None:
    item = first(person)
    ended = run(
        "review", "--limit", 1, typed=lines(item, answer="ANSWER").encode().replace(b"ANSWER", b"caf\xe9 \x00 x")
    )
    assert ended.out.endswith("1 card reviewed and saved.\n")
    assert Attempt.objects.get().draft == "caf\N{REPLACEMENT CHARACTER}  x"


def test_a_card_closed_in_another_window_is_passed_over(
    run: Run, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = first(person)
    hand_in = services.hand_in

    def in_between(attempt: Attempt, answer: str, **more: object) -> None:
        hand_in(attempt, answer, **more)  # type: ignore[arg-type]
        services.rate(attempt, 4, {point.id: "said" for point in item.rubric.key_points}, now=timezone.now())

    monkeypatch.setattr(services, "hand_in", in_between)
    ended = run("review", "--limit", 1, typed=lines(item))
    assert "that review counts" in ended.out
    assert ended.out.endswith("0 cards reviewed and saved.\n")
    assert Review.objects.get().rating == 4


def test_the_cards_are_in_the_language_of_the_person(run: Run, person: Person) -> None:
    person.language = "bn"
    person.save()
    assert first(person).text("bn")["Ask"].strip() in run("review", typed="").out


def test_nothing_due_is_said(run: Run, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "card_items", list)
    assert run("review").out == "No card is due today.\n"
    assert run("review", "--json").json["cards"] == []


@pytest.mark.parametrize("limit", ["0", "201", "x"])
def test_a_limit_out_of_range_is_refused(run: Run, data: Path, limit: str) -> None:
    ended = run("review", "--limit", limit)
    assert ended.code == 2
    assert "--limit" in ended.err
