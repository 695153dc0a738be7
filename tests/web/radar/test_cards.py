"""Radar cards: made on request, answered, on the schedule of all cards."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.practice.services import ClosedError
from rehearse.web.radar import cards, news
from rehearse.web.radar.models import RadarAnswer, RadarCard
from rehearse.web.radar.unknown import unknown_skills
from rehearse.web.reviews import services as reviews
from rehearse.web.reviews.models import Card, Review
from tests.web.radar.rig import (
    NOW,
    RELEASES,
    Servers,
    answer_and_rate,
    atom,
    look,
    make_card,
    make_feed,
    save_posting,
)

pytestmark = pytest.mark.django_db


def test_a_card_is_made_of_news_which_is_put_away(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    assert (card.subject, card.name, card.ring) == ("tool/jax", "JAX", "")
    assert news.news_of(alice, now=NOW) == []


def test_a_tool_has_one_card_however_many_versions_come(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    servers.answers[RELEASES.format("jax")] = atom("jax", ("2.0.0", "2026-11-10"), ("3.0.0", "2027-02-10"))
    later = NOW + timedelta(days=90)
    look(alice, later)
    (line,) = news.news_of(alice, now=later)
    assert line.card == card
    again = cards.card_of_item(line.item, now=later)
    assert (again.pk, again.title, RadarCard.objects.count()) == (card.pk, "3.0.0", 1)


def test_cards_come_among_the_reviews_and_follow_the_same_schedule(alice: Person, servers: Servers) -> None:
    save_posting(alice)
    card = make_card(alice, servers)
    item = cards.item_of(card)
    # A posting requires it, so it comes before cards of less weight.
    assert item in reviews.queue(alice, now=NOW, minutes=60).items
    review = answer_and_rate(card)
    memory = Card.objects.get(item=item)
    assert memory.due is not None and memory.due > today(alice, NOW)
    assert (review.rating, review.attempt, review.answer_ms) == (3, None, 0)
    assert item not in reviews.queue(alice, now=NOW, minutes=60).items
    due = datetime.combine(memory.due, NOW.time(), UTC)
    assert item in reviews.queue(alice, now=due, minutes=60).items


def test_reviews_of_the_radar_count_into_the_day(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    before = reviews.spent_minutes(alice, today(alice, NOW))
    answer_and_rate(card)
    assert reviews.reviewed_on(alice, today(alice, NOW)) == 1
    assert reviews.spent_minutes(alice, today(alice, NOW)) > before


def test_answers_are_kept_one_after_the_other(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    answer_and_rate(card)
    answer_and_rate(card, now=NOW + timedelta(days=9))
    assert [answer.problem for answer in card.answers.all()] == ["slow loops", "slow loops"]


def test_answers_that_were_handed_in_never_change(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    answer = cards.open_answer(card, now=NOW)
    cards.hand_in(answer, {"problem": "first"}, now=NOW)
    cards.hand_in(answer, {"problem": "second"}, now=NOW)
    assert not cards.save_draft(answer, {"problem": "third"}, 10**12, now=NOW)
    assert RadarAnswer.objects.get().problem == "first"


def test_an_older_draft_does_not_replace_a_newer_one(alice: Person, servers: Servers) -> None:
    answer = cards.open_answer(make_card(alice, servers), now=NOW)
    assert cards.save_draft(answer, {"how": "newer"}, 20, now=NOW)
    assert not cards.save_draft(answer, {"how": "older"}, 10, now=NOW)
    assert RadarAnswer.objects.get().how == "newer"


def test_a_rating_counts_once(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    answer_and_rate(card)
    with pytest.raises(ClosedError):
        cards.rate(card.answers.get(), "build", 4, now=NOW + timedelta(minutes=5))
    assert Review.objects.count() == 1


def test_answers_are_rated_after_they_were_handed_in(alice: Person, servers: Servers) -> None:
    answer = cards.open_answer(make_card(alice, servers), now=NOW)
    with pytest.raises(ClosedError):
        cards.rate(answer, "build", 3, now=NOW)


def test_a_rating_taken_back_opens_the_same_answers_again(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    review = answer_and_rate(card)
    reviews.undo(review, now=NOW + timedelta(minutes=3))
    answer = cards.open_answer(card, now=NOW + timedelta(minutes=4))
    assert (answer.problem, answer.handed_in_at, RadarAnswer.objects.count()) == ("slow loops", NOW, 1)
    cards.rate(answer, "heard", 1, now=NOW + timedelta(minutes=5))
    assert Card.objects.get().reviews == 1


def test_what_is_left_out_returns_neither_as_card_nor_as_news(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers)
    cards.leave_out(card)
    assert cards.item_of(card) not in reviews.queue(alice, now=NOW, minutes=600).items
    servers.answers[RELEASES.format("jax")] = atom("jax", ("3.0.0", "2027-02-10"))
    later = NOW + timedelta(days=90)
    look(alice, later)
    assert news.news_of(alice, now=later) == []


# Unknown skills


def test_skills_without_evidence_are_offered_required_ones_first(alice: Person) -> None:
    save_posting(alice)
    found = {skill.code: skill.is_required for skill in unknown_skills(alice, now=NOW)}
    assert found["kafka"] and found["jax"] and not found["ray"]
    order = [skill.is_required for skill in unknown_skills(alice, now=NOW)]
    assert order == sorted(order, reverse=True)


def test_skills_become_cards_on_request_only(alice: Person) -> None:
    save_posting(alice)
    unknown_skills(alice, now=NOW)
    assert not RadarCard.objects.exists()
    card = cards.card_of_skill(alice, "kafka")
    assert (card.subject, card.name) == ("tool/kafka", "Apache Kafka")
    assert "kafka" not in {skill.code for skill in unknown_skills(alice, now=NOW)}
    assert cards.card_of_skill(alice, "rag").subject == "skill/rag"
    assert cards.card_of_skill(alice, "rag").pk == cards.card_of_skill(alice, "rag").pk


def test_a_skill_and_its_tool_share_one_card(alice: Person, servers: Servers) -> None:
    card = make_card(alice, servers, "jax")
    assert cards.card_of_skill(alice, "jax") == card


def test_an_unknown_code_makes_no_card(alice: Person) -> None:
    with pytest.raises(KeyError):
        cards.card_of_skill(alice, "juggling")


def test_nothing_here_opens_a_socket(alice: Person, servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    row = make_feed(alice)
    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    save_posting(alice)
    news.news_of(alice, now=NOW)
    unknown_skills(alice, now=NOW)
    news.left_out(row)
    cards.card_of_skill(alice, "rag")
