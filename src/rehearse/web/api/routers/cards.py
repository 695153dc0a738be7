"""Cards: what is due, the answer, the rating, and taking a rating back."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from rehearse.bank import CardItem
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.services import ClosedError
from rehearse.web.reviews import services
from rehearse.web.reviews.models import Review
from rehearse.web.reviews.sources import source_of

router = Router()


class CardOut(Schema):
    """One card of today with its question."""

    item: str
    ask: str


class QueueOut(Schema):
    """Today's cards in order."""

    due: int
    new: int
    left_out: int
    minutes: int
    cards: list[CardOut]


class AnswerIn(Body):
    """What the person recalls, before anything of the answer is shown."""

    answer: Annotated[Text, Field(max_length=20_000)]


class PointOut(Schema):
    """One key point to tick, and its share of the score in hundredths."""

    id: str
    claim: str
    must: bool
    weight: int


class ClaimOut(Schema):
    """A claim so wrong that whoever made it scores at most ``cap`` hundredths."""

    id: str
    claim: str
    cap: int


class ComparisonOut(Schema):
    """The model answer, and what to compare one's own with."""

    attempt: UUID
    answer: str
    points: list[PointOut]
    fatal: list[ClaimOut]
    model_answer: str


class RatingIn(Body):
    """How well it was recalled: 1 again, 2 hard, 3 good, 4 easy; a tick for every key point."""

    rating: Literal[1, 2, 3, 4]
    ticks: dict[str, Literal["said", "partly", "no", "opposite"]] = Field(default_factory=dict)
    """By the point's id. Left out when only the rating is given again after it was taken back."""
    fatal: list[str] = Field(default_factory=list)
    """Ids of the fatal claims that were made."""
    answer_ms: Annotated[int | None, Field(ge=0, lt=10**9)] = None


class ReviewOut(Schema):
    """A review and when its card returns; ``due`` is null for a card whose only review was taken back."""

    id: UUID
    item: str
    rating: int
    due: date | None


def _attempt(request: HttpRequest, attempt_id: UUID) -> tuple[Attempt, CardItem]:
    found = Attempt.objects.filter(pk=attempt_id, person=person_of(request)).select_related("person").first()
    if found is None:
        raise HttpError(404, "No attempt of yours has this id. Open one at /attempts/.")
    item = bank_of_items().items.get(found.item)
    if not isinstance(item, CardItem):
        raise HttpError(409, f"{found.item} is no card. Open an attempt at an item of /cards/due.")
    return found, item


def _out(review: Review) -> ReviewOut:
    review.card.refresh_from_db()
    return ReviewOut(id=review.pk, item=review.card.item, rating=review.rating, due=review.card.due)


@router.get("due", response={200: QueueOut, **refusals()}, summary="Cards of today")
def due(request: HttpRequest) -> QueueOut:
    """Due cards by lowest chance of recall, then new ones. Answers are not in it. Cards of the radar, whose item
    begins with ``radar/``, are answered at /radar/."""
    person = person_of(request)
    queue = services.queue(person, now=timezone.now())
    items = bank_of_items().items
    return QueueOut(
        due=queue.due,
        new=queue.new,
        left_out=queue.left_out,
        minutes=queue.minutes,
        cards=[
            CardOut(
                item=id_,
                ask=source.ask(person, id_) if (source := source_of(id_)) else items[id_].text("en")["Ask"].strip(),
            )
            for id_ in queue.items
        ],
    )


@router.post(
    "{attempt_id}/answer",
    response={200: ComparisonOut, **refusals(404, 409, has_body=True)},
    summary="Hand in an answer",
)
def hand_in(request: HttpRequest, attempt_id: UUID, body: AnswerIn) -> ComparisonOut:
    """Keeps the answer and opens the model answer. Handing in twice keeps the moment of the first."""
    attempt, item = _attempt(request, attempt_id)
    try:
        services.hand_in(attempt, body.answer, now=timezone.now())
    except ClosedError:
        raise HttpError(409, "The attempt is closed. Open a new one at /attempts/.") from None
    return ComparisonOut(
        attempt=attempt.pk,
        answer=body.answer,
        points=[PointOut(id=p.id, claim=p.claim, must=p.must, weight=p.w) for p in item.rubric.key_points],
        fatal=[ClaimOut(id=c.id, claim=c.claim, cap=c.cap) for c in item.rubric.fatal],
        model_answer=item.text("en")["Thirty seconds"].strip(),
    )


@router.post(
    "{attempt_id}/rating", response={200: ReviewOut, **refusals(404, 409, has_body=True)}, summary="Rate a card"
)
def rate(request: HttpRequest, attempt_id: UUID, body: RatingIn) -> ReviewOut:
    """Schedules the card and closes the attempt. The ticks count once; after an undo only the rating is new."""
    attempt, item = _attempt(request, attempt_id)
    if attempt.handed_in_at is None:
        raise HttpError(409, "No answer is handed in yet. Hand one in before you rate.")
    points, fatal = {point.id for point in item.rubric.key_points}, {claim.id for claim in item.rubric.fatal}
    if strange := sorted((set(body.ticks) - points) | (set(body.fatal) - fatal)):
        raise HttpError(
            422, f"body: the card has no point or claim named {strange[0][:80]}. Use the ids of its answer."
        )
    if not attempt.is_closed and (missing := sorted(points - set(body.ticks))):
        raise HttpError(422, f"body.ticks: no tick for {', '.join(missing)}. Tick every point.")
    try:
        review = services.rate(
            attempt, body.rating, body.ticks, now=timezone.now(), fatal=body.fatal, answer_ms=body.answer_ms
        )
    except ClosedError:
        raise HttpError(409, "The card is rated already. Take that rating back first.") from None
    return _out(review)


@router.post(
    "reviews/{review_id}/undo", response={200: ReviewOut, **refusals(403, 404, 409, 422)}, summary="Take a rating back"
)
def undo(request: HttpRequest, review_id: UUID) -> ReviewOut:
    """The newest rating of a card only. The ticks stay: they are evidence, and evidence is never taken back."""
    found = Review.objects.select_related("card").filter(
        pk=review_id, card__person=person_of(request), undone_at__isnull=True
    )
    review = found.first()
    if review is None:
        raise HttpError(404, "No rating of yours has this id, or it was taken back. Rate the card to get one.")
    if services.undo(review, now=timezone.now()) is None:
        raise HttpError(409, "The card was rated again since. Take the newest rating back first.")
    return _out(review)
