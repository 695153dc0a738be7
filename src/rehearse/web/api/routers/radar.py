"""The radar: what is new, feeds and their switches, looking, cards."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from ninja.errors import HttpError
from pydantic import Field

from rehearse import radar
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.practice.services import ClosedError
from rehearse.web.radar import cards, feeds, looking, news
from rehearse.web.radar.models import Feed, FeedItem, RadarCard
from rehearse.web.radar.unknown import unknown_skills

router = Router()

Rhythm = Literal["off", "asked", "daily"]


class NewsOut(Schema):
    """One piece of news. ``level``: 0 required by a posting, 1 preferred, 2 the same field, 3 none of it."""

    item: UUID
    title: str
    link: str
    text: str
    at: datetime
    subject: str
    name: str
    level: int
    reason: str
    card: UUID | None


class FeedIn(Body):
    """The address of a feed, or the page of a repository or package."""

    url: Annotated[Text, Field(max_length=2_000)]


class SwitchIn(Body):
    """``off``: never fetched; ``asked``: on request; ``daily``: once a day by itself."""

    rhythm: Rhythm


class FeedOut(Schema):
    """One feed. ``outcome``: ``new``, ``same``, ``failed``, or empty before the first look."""

    id: UUID
    url: str
    name: str
    rhythm: Rhythm
    looked_at: datetime | None
    outcome: str
    fault: str


class AddedOut(FeedOut):
    """The feed of the address."""

    is_new: bool


class AwayOut(Schema):
    """The news that was put away."""

    item: UUID


class RemovedOut(Schema):
    """The feed that was removed."""

    feed: UUID


class LookOut(Schema):
    """Feeds that are asked now, and how many were asked within the last day already."""

    feeds: list[UUID]
    early: int


class CardIn(Body):
    """What to make a card of: the item of a piece of news, or the code of a skill. Exactly one of the two."""

    item: UUID | None = None
    skill: Annotated[Text, Field(max_length=40)] | None = None


class CardOut(Schema):
    """One card. Category and alternatives are empty until its questions were answered."""

    id: UUID
    subject: str
    name: str
    ring: str
    due: date | None
    questions: dict[str, str]
    category: str
    alternatives: list[str]


class AnswersIn(Body):
    """The four answers."""

    problem: Annotated[Text, Field(max_length=cards.LONGEST_ANSWER)] = ""
    how: Annotated[Text, Field(max_length=cards.LONGEST_ANSWER)] = ""
    when: Annotated[Text, Field(max_length=cards.LONGEST_ANSWER)] = ""
    nearest: Annotated[Text, Field(max_length=cards.LONGEST_ANSWER)] = ""


class RatingIn(Body):
    """The ring, and how well it was recalled: 1 again, 2 hard, 3 good, 4 easy."""

    ring: Literal["build", "discuss", "heard", "ignore"]
    rating: Literal[1, 2, 3, 4]


def _feed_out(row: Feed) -> FeedOut:
    fault = looking.fault_of(row)
    return FeedOut(
        id=row.pk,
        url=row.url,
        name=row.name,
        rhythm=row.rhythm,  # type: ignore[arg-type]
        looked_at=row.looked_at,
        outcome=row.outcome,
        fault=radar.TEXTS.english(fault) if fault else "",
    )


def _feed(request: HttpRequest, feed_id: UUID) -> Feed:
    row = Feed.objects.filter(pk=feed_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No feed of yours has this id. List them at /radar/feeds.")
    return row


def _card(request: HttpRequest, card_id: UUID) -> RadarCard:
    row = RadarCard.objects.select_related("person").filter(pk=card_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No radar card of yours has this id. List them at /radar/cards.")
    return row


def _card_out(row: RadarCard) -> CardOut:
    memory = cards.due_of(row)
    is_answered = row.answers.filter(handed_in_at__isnull=False).exists()
    tool = cards.tool_of(row) if is_answered else None
    return CardOut(
        id=row.pk,
        subject=row.subject,
        name=row.name,
        ring=row.ring,
        due=memory.due if memory else None,
        questions={name: radar.TEXTS[f"radar.question_{name}"] for name in cards.QUESTIONS},
        category=tool.category if tool else "",
        alternatives=list(tool.alternatives) if tool else [],
    )


@router.get("", response={200: list[NewsOut], **refusals()}, summary="What is new for the postings")
def list_news(request: HttpRequest) -> list[NewsOut]:
    """Ranked by what saved postings require and prefer. Nothing is fetched by this."""
    return [
        NewsOut(
            item=line.item.pk,
            title=line.item.title,
            link=line.item.link,
            text=line.item.text,
            at=line.at,
            subject=line.subject.id,
            name=line.subject.name,
            level=line.level,
            reason=radar.TEXTS.english(line.reason),
            card=line.card.pk if line.card else None,
        )
        for line in news.news_of(person_of(request), now=timezone.now())
    ]


@router.post("items/{item_id}/away", response={200: AwayOut, **refusals(403, 404, 422)}, summary="Put news away")
def put_away(request: HttpRequest, item_id: UUID) -> AwayOut:
    """It stays in its feed and is no news any more."""
    item = FeedItem.objects.filter(pk=item_id, feed__person=person_of(request)).first()
    if item is None:
        raise HttpError(404, "No news of yours has this id. List it at /radar/.")
    cards.put_away(item, now=timezone.now())
    return AwayOut(item=item.pk)


@router.get("feeds", response={200: list[FeedOut], **refusals()}, summary="All feeds")
def list_feeds(request: HttpRequest) -> list[FeedOut]:
    """By name."""
    return [_feed_out(row) for row in Feed.objects.filter(person=person_of(request))]


@router.post("feeds", response={201: AddedOut, **refusals(has_body=True)}, summary="Add a feed")
def add_feed(request: HttpRequest, body: FeedIn) -> Status[AddedOut]:
    """Adds it switched off, so nothing is fetched; one that is there already stays as it is."""
    try:
        row, is_new = feeds.add(person_of(request), body.url)
    except radar.RadarError as error:
        raise HttpError(422, f"body.url: {error}") from None
    return Status(201, AddedOut(**_feed_out(row).dict(), is_new=is_new))


@router.put("feeds/{feed_id}", response={200: FeedOut, **refusals(404, has_body=True)}, summary="Switch a feed")
def switch_feed(request: HttpRequest, feed_id: UUID, body: SwitchIn) -> FeedOut:
    """Off also takes back a look that has not begun."""
    row = _feed(request, feed_id)
    feeds.switch(row, body.rhythm, now=timezone.now())
    return _feed_out(row)


@router.delete("feeds/{feed_id}", response={200: RemovedOut, **refusals(403, 404, 422)}, summary="Remove a feed")
def remove_feed(request: HttpRequest, feed_id: UUID) -> RemovedOut:
    """With its entries; cards made of them stay."""
    feeds.remove(_feed(request, feed_id))
    return RemovedOut(feed=feed_id)


@router.post("look", response={202: LookOut, **refusals(403)}, summary="Look now")
def look(request: HttpRequest) -> Status[LookOut]:
    """Asks every feed that is switched on and was not asked within the last day, in the background."""
    asked = looking.ask(person_of(request), now=timezone.now())
    looking.start_wanted(asked.feeds)
    return Status(202, LookOut(feeds=list(asked.feeds), early=asked.early))


@router.get("cards", response={200: list[CardOut], **refusals()}, summary="All radar cards")
def list_cards(request: HttpRequest) -> list[CardOut]:
    """Oldest first."""
    return [_card_out(row) for row in RadarCard.objects.filter(person=person_of(request))]


@router.post("cards", response={201: CardOut, **refusals(404, has_body=True)}, summary="Make a card")
def make_card(request: HttpRequest, body: CardIn) -> Status[CardOut]:
    """The card of the news or skill; the one that is there when there is one."""
    person = person_of(request)
    if (body.item is None) == (body.skill is None):
        raise HttpError(422, "body: give either item or skill.")
    if body.item is not None:
        items = FeedItem.objects.select_related("feed__person")
        item = items.filter(pk=body.item, feed__person=person).first()
        if item is None:
            raise HttpError(404, "No news of yours has this id. List it at /radar/.")
        return Status(201, _card_out(cards.card_of_item(item, now=timezone.now())))
    try:
        return Status(201, _card_out(cards.card_of_skill(person, body.skill or "")))
    except KeyError:
        raise HttpError(422, "body.skill: no skill has this code. Use one of /radar/skills.") from None


@router.get("skills", response={200: list[str], **refusals()}, summary="Skills without evidence and card")
def list_skills(request: HttpRequest) -> list[str]:
    """Codes of skills that saved postings ask for, required ones first."""
    return [skill.code for skill in unknown_skills(person_of(request), now=timezone.now())]


@router.post(
    "cards/{card_id}/answers", response={200: CardOut, **refusals(404, 409, has_body=True)}, summary="Answer a card"
)
def hand_in(request: HttpRequest, card_id: UUID, body: AnswersIn) -> CardOut:
    """Keeps the four answers and opens category and alternatives."""
    row = _card(request, card_id)
    answer = cards.open_answer(row, now=timezone.now())
    if answer.handed_in_at is not None:
        raise HttpError(409, "Answers wait for a rating already. Rate them first.")
    cards.hand_in(answer, cards.texts_of(body.dict()), now=timezone.now())
    return _card_out(row)


@router.post(
    "cards/{card_id}/ring", response={200: CardOut, **refusals(404, 409, has_body=True)}, summary="Rate a card"
)
def rate(request: HttpRequest, card_id: UUID, body: RatingIn) -> CardOut:
    """Keeps the ring and schedules the card like all others."""
    row = _card(request, card_id)
    answer = row.answers.last()
    try:
        if answer is None:
            raise ClosedError
        cards.rate(answer, body.ring, body.rating, now=timezone.now())
    except ClosedError:
        raise HttpError(409, "No answers wait for a rating. Hand answers in first.") from None
    row.refresh_from_db()
    return _card_out(row)
