"""Postings and their readings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from rehearse.postings import TEXTS, PostingError
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.postings import services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.security import rates

router = Router()


class PostingIn(Body):
    """The text of one posting, or several with a blank line and three dashes between."""

    text: Text


class PostingOut(Schema):
    """What was read and what the person corrected. Offsets count code points of ``text``."""

    id: UUID
    title: str
    company: str
    text: str
    readings: list[dict[str, Any]]
    corrections: dict[str, Any]


def _out(row: SavedPosting) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "company": row.company,
        "text": row.text,
        "readings": row.readings,
        "corrections": {word.field: word.value for word in row.corrections.all()},
    }


@router.get("", response={200: list[PostingOut], **refusals()}, summary="All postings")
def list_postings(request: HttpRequest) -> list[dict[str, Any]]:
    """Newest first."""
    return [_out(row) for row in SavedPosting.objects.filter(person=person_of(request)).prefetch_related("corrections")]


@router.post("", response={201: list[PostingOut], **refusals(429, has_body=True)}, summary="Read postings")
def add(request: HttpRequest, body: PostingIn) -> Status[list[dict[str, Any]]]:
    """Reads and keeps all of them, or none when one cannot be read."""
    person = person_of(request)
    if wait := rates.take(rates.POSTINGS, str(person.pk)):
        raise HttpError(429, f"Those were many postings in a short time. Wait {int(wait) + 1} seconds.")
    try:
        return Status(201, [_out(row) for row in services.add_text(person, body.text)])
    except PostingError as error:
        raise HttpError(422, f"body.text: {TEXTS.english(error.message)}") from None


@router.get("{posting_id}", response={200: PostingOut, **refusals(404, 422)}, summary="One posting")
def one(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """404 for somebody else's."""
    row = SavedPosting.objects.filter(pk=posting_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No posting of yours has this id. List them at /postings/.")
    return _out(row)
