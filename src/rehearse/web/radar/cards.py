"""Radar cards: making them, the four answers, the ring, and the review in the same schedule as all other cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from rehearse import radar
from rehearse.web.accounts.models import Person
from rehearse.web.care import durable
from rehearse.web.practice.services import ClosedError
from rehearse.web.radar.models import FeedItem, RadarAnswer, RadarCard
from rehearse.web.radar.news import subject_of
from rehearse.web.reviews.models import Card, Review
from rehearse.web.reviews.services import review_card

__all__ = [
    "LONGEST_ANSWER",
    "PREFIX",
    "QUESTIONS",
    "active_review",
    "card_of_item",
    "card_of_skill",
    "hand_in",
    "item_of",
    "leave_out",
    "open_answer",
    "put_away",
    "rate",
    "relatives_of",
    "save_draft",
    "take_in",
    "texts_of",
    "tool_of",
]

PREFIX = "radar/"
"""What the items of radar cards begin with among the reviews."""
QUESTIONS = ("problem", "how", "when", "nearest")
"""Columns of an answer; their words are ``radar.question_<name>``."""
LONGEST_ANSWER = 4_000
"""Characters of one of the four."""


def item_of(card: RadarCard) -> str:
    """The item under which the reviews know the card."""
    return f"{PREFIX}{card.subject}"


def tool_of(card: RadarCard) -> radar.Tool | None:
    """The known tool that the card is about."""
    kind, _, slug = card.subject.partition("/")
    return radar.all_tools().get(slug) if kind == "tool" else None


def relatives_of(card: RadarCard) -> tuple[radar.Tool, ...]:
    """Known tools of a skill that is no tool itself."""
    kind, _, code = card.subject.partition("/")
    return radar.tools_of_skill(code)[:6] if kind == "skill" else ()


def card_of_item(item: FeedItem, *, now: datetime) -> RadarCard:
    """The card of the entry's subject, made when there is none; the entry is put away.

    A tool has one card however many versions come: a new one renews only what the card was made from.
    """
    subject = subject_of(item, item.feed)
    with transaction.atomic():
        card, is_new = RadarCard.objects.select_for_update().get_or_create(
            person=item.feed.person,
            subject=subject.id,
            defaults={"name": subject.name[:200], "title": item.title, "link": item.link},
        )
        if not is_new:
            card.title, card.link = item.title, item.link
            if card.ring == RadarCard.IGNORE:
                card.ring = ""
            card.save()
        put_away(item, now=now)
    durable()
    return card


def card_of_skill(person: Person, code: str) -> RadarCard:
    """The card of a skill of postings, that of its tool where it is one. Raises KeyError for an unknown code."""
    name = radar.skill_names()[code]
    tool = radar.tool_of_skill(code)
    subject = f"tool/{tool.slug}" if tool else f"skill/{code}"
    card, _ = RadarCard.objects.get_or_create(
        person=person, subject=subject, defaults={"name": tool.name if tool else name}
    )
    durable()
    return card


def put_away(item: FeedItem, *, now: datetime) -> None:
    """Takes the entry off the page; it stays in its feed."""
    FeedItem.objects.filter(pk=item.pk, put_away_at=None).update(put_away_at=now, changed_at=now)
    durable()


def texts_of(given: Mapping[str, object]) -> dict[str, str]:
    """The four answers in the fields of a form or a draft, fit to be kept; those that were not sent are missing."""
    found = {}
    for name in QUESTIONS:
        value = given.get(name)
        if value is not None:
            text = str(value).replace("\r\n", "\n").replace("\0", "")
            found[name] = text.encode("utf-8", "replace").decode("utf-8")[:LONGEST_ANSWER]
    return found


def active_review(answer: RadarAnswer) -> Review | None:
    """The review that these answers got and that was not taken back."""
    if answer.handed_in_at is None:
        return None
    found = Review.objects.filter(
        card__person=answer.card.person_id,
        card__item=item_of(answer.card),
        undone_at__isnull=True,
        at__gte=answer.handed_in_at,
    )
    return found.select_related("card").last()


def open_answer(card: RadarCard, *, now: datetime) -> RadarAnswer:
    """The answers that wait for a rating, else new empty ones."""
    with transaction.atomic():
        RadarCard.objects.select_for_update().get(pk=card.pk)
        last = card.answers.last()
        if last is not None and active_review(last) is None:
            return last
        return RadarAnswer.objects.create(card=card, opened_at=now)


def save_draft(answer: RadarAnswer, texts: Mapping[str, str], sequence: int, *, now: datetime) -> bool:
    """Keeps what is typed, unless a newer draft was saved or the answers were handed in. One statement."""
    found = RadarAnswer.objects.filter(pk=answer.pk, sequence__lt=sequence, handed_in_at__isnull=True)
    return bool(found.update(**texts, sequence=sequence, changed_at=now))


def hand_in(answer: RadarAnswer, texts: Mapping[str, str], *, now: datetime) -> None:
    """Keeps the answers for good. Handing in twice keeps the first ones."""
    found = RadarAnswer.objects.filter(pk=answer.pk, handed_in_at__isnull=True)
    found.update(**texts, handed_in_at=now, changed_at=now)
    answer.refresh_from_db()
    durable()


def rate(answer: RadarAnswer, ring: str, rating: int, *, now: datetime) -> Review:
    """Schedules the card and keeps the ring. Raises ClosedError for answers that are rated or not handed in."""
    if ring not in RadarCard.RINGS or rating not in {1, 2, 3, 4}:
        raise ValueError(ring)
    with transaction.atomic():
        card = RadarCard.objects.select_for_update().get(pk=answer.card_id)
        fresh = RadarAnswer.objects.select_related("card").get(pk=answer.pk)
        if fresh.handed_in_at is None or active_review(fresh) is not None:
            raise ClosedError
        card.ring = ring
        card.save()
        spent_ms = round((fresh.handed_in_at - fresh.opened_at).total_seconds() * 1000)
        review = review_card(card.person, item_of(card), rating, now=now, answer_ms=min(max(0, spent_ms), 3_600_000))
    durable()
    return review


def leave_out(card: RadarCard) -> None:
    """The candidate leaves the subject out: no reviews, no news. Answers and reviews stay."""
    _put(card, RadarCard.IGNORE)


def take_in(card: RadarCard) -> None:
    """A subject that was left out is asked about again."""
    _put(card, "")


def _put(card: RadarCard, ring: str) -> None:
    card.ring = ring
    card.save(update_fields=["ring", "changed_at"])
    durable()


def due_of(card: RadarCard) -> Card | None:
    """The memory of the card; None before its first review."""
    return Card.objects.filter(person=card.person_id, item=item_of(card)).first()
