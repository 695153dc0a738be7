"""Postings and their readings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from rehearse.postings import PostingError
from rehearse.web.api.api import person_of
from rehearse.web.postings import services
from rehearse.web.postings.models import SavedPosting
from rehearse.web.text.catalog import say

router = Router()


class PostingIn(Schema):
    """The text of one posting, or several with a blank line and three dashes between."""

    text: str


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


@router.get("", response=list[PostingOut], summary="All postings")
def list_postings(request: HttpRequest) -> list[dict[str, Any]]:
    """Newest first."""
    return [_out(row) for row in SavedPosting.objects.filter(person=person_of(request)).prefetch_related("corrections")]


@router.post("", response={201: list[PostingOut]}, summary="Read postings")
def add(request: HttpRequest, body: PostingIn) -> Status[list[dict[str, Any]]]:
    """Reads and keeps them."""
    try:
        return Status(201, [_out(row) for row in services.add_text(person_of(request), body.text)])
    except PostingError as error:
        raise HttpError(422, say(error.message)) from None


@router.get("{posting_id}", response=PostingOut, summary="One posting")
def one(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """404 for somebody else's."""
    row = SavedPosting.objects.filter(pk=posting_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "no posting of yours has this id")
    return _out(row)
