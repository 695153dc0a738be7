"""Cards: what is due."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema

from rehearse.web.api.api import person_of
from rehearse.web.practice.bank import bank_of_items
from rehearse.web.reviews import services

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


@router.get("due", response=QueueOut, summary="Cards of today")
def due(request: HttpRequest) -> QueueOut:
    """Due cards by lowest chance of recall, then new ones. Answers are not in it."""
    queue = services.queue(person_of(request), now=timezone.now())
    items = bank_of_items().items
    return QueueOut(
        due=queue.due,
        new=queue.new,
        left_out=queue.left_out,
        minutes=queue.minutes,
        cards=[CardOut(item=id_, ask=items[id_].text("en")["Ask"].strip()) for id_ in queue.items],
    )
