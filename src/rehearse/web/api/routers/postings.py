"""Postings and their readings."""

from __future__ import annotations

import json
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import AfterValidator, Field

from rehearse.postings import FIELDS, TEXTS, PostingError, preparation, roles
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.postings import preparing, services
from rehearse.web.postings.labels import labels_of
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.preparing import taxonomy
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


def _kept(value: Any) -> Any:
    """A value that both databases can keep."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError:
        raise ValueError("the value holds a number that is not finite, or half of a character") from None
    if "\\u0000" in text:
        raise ValueError("the value holds a NUL character; remove it")
    return value


class CorrectionIn(Body):
    """The person's word, in the form of the field's value; for an axis its class or a position in [-1, 1]."""

    value: Annotated[str | bool | int | float | list[str] | dict[str, Any] | None, AfterValidator(_kept)]


class CompareIn(Schema):
    """Which postings."""

    id: Annotated[list[UUID], Field(max_length=20)]


class PreparationOut(Schema):
    """What to prepare. ``causes`` name the reading (``field``, ``value``) with its quotes."""

    version: int
    role: str
    """The nearest of the eight roles."""
    level: str
    poles: dict[str, float]
    """Shares of modelling, infrastructure and llm; none for another trade."""
    start: str | None
    """Skill code to begin with."""
    skills: list[dict[str, Any]]
    """Each with code, status, state, lack, mean, rows, leaves, near, items and causes."""
    rounds: list[dict[str, Any]]
    """Each with round, whether the posting says it, and causes."""
    weights: list[dict[str, Any]]
    """Factors by kind of block, each with causes."""
    topics: list[dict[str, Any]]
    """In the order to learn them, each with tier, weight, items and causes."""
    pack: list[dict[str, Any]]
    """Leaves of its domains; ``items`` 0 where there is nothing to practise yet."""


class ComparisonOut(Schema):
    """Postings side by side."""

    version: int
    ids: list[UUID]
    columns: list[dict[str, Any]]
    in_common: list[str]
    """Must-haves of all."""
    in_some: list[dict[str, Any]]
    shared_topics: list[dict[str, Any]]
    """Topics that all need, with the smallest of their weights."""


class PathOut(Schema):
    """One step from a role along each axis."""

    version: int
    role: str
    steps: list[dict[str, Any]]
    """Each with directions, role, gained, dropped, rounds_gained, rounds_dropped and weights."""


class LabelsOut(Schema):
    """One posting as a test case."""

    version: int
    text: str
    labels: dict[str, Any]


def _out(row: SavedPosting) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "company": row.company,
        "text": row.text,
        "readings": row.readings,
        "corrections": {word.field: word.value for word in row.corrections.all()},
    }


def _row(request: HttpRequest, posting_id: UUID) -> SavedPosting:
    row = SavedPosting.objects.filter(pk=posting_id, person=person_of(request)).first()
    if row is None:
        raise HttpError(404, "No posting of yours has this id. List them at /postings/.")
    return row


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


@router.get("compare", response={200: ComparisonOut, **refusals(404, 422)}, summary="Postings side by side")
def compare(request: HttpRequest, wanted: Query[CompareIn]) -> dict[str, Any]:
    """Two to five postings by ``id``, repeated; columns come in that order."""
    rows = [_row(request, posting_id) for posting_id in dict.fromkeys(wanted.id)]
    try:
        found = preparation.compare([services.whole(row) for row in rows], taxonomy())
    except ValueError:
        raise HttpError(422, f"query.id: {len(rows)} postings. Give 2 to {preparation.MOST_COMPARED}.") from None
    return preparation.comparison_report(found) | {"ids": [row.pk for row in rows]}


@router.get("path/{role}", response={200: PathOut, **refusals(404, 422)}, summary="One step from a role")
def path(request: HttpRequest, role: str, posting: UUID | None = None) -> dict[str, Any]:
    """What changes along each axis; skills that ``posting`` asks for anyway are not counted as gained."""
    person_of(request)
    known = services.whole(_row(request, posting)).skills if posting is not None else {}
    try:
        return preparation.path_report(role, preparation.steps(role, known))
    except KeyError:
        ids = ", ".join(one.id for one in roles())
        raise HttpError(404, f"No role is called so. Use one of {ids}.") from None


@router.get("{posting_id}/prepare", response={200: PreparationOut, **refusals(404, 422)}, summary="What to prepare")
def prepare(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """Each skill against own evidence, rounds to expect, weights and topics, with the readings that caused them."""
    row = _row(request, posting_id)
    found = preparing.preparation_of(row, person_of(request), now=timezone.now())
    return preparation.preparation_report(found, services.whole(row).sources)


@router.get("{posting_id}/labels", response={200: LabelsOut, **refusals(404, 422)}, summary="A posting as a test case")
def labels(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """Text and labels as they count, corrections applied, in the form of the demo set."""
    row = _row(request, posting_id)
    return {"version": 1, "text": row.text, "labels": labels_of(services.whole(row))}


@router.put(
    "{posting_id}/corrections/{field}", response={200: PostingOut, **refusals(404, has_body=True)}, summary="Correct"
)
def correct(request: HttpRequest, posting_id: UUID, field: str, body: CorrectionIn) -> dict[str, Any]:
    """Keeps the person's word on one field beside the reading; null says that the posting has none."""
    row = _row(request, posting_id)
    try:
        services.correct(row, field, body.value)
    except PostingError as error:
        raise HttpError(422, f"body.value: {TEXTS.english(error.message)}") from None
    return _out(row)


@router.delete(
    "{posting_id}/corrections/{field}",
    response={200: PostingOut, **refusals(403, 404, 422)},
    summary="Take a word back",
)
def take_back(request: HttpRequest, posting_id: UUID, field: str) -> dict[str, Any]:
    """Returns the field to its reading; no error when it was not corrected."""
    row = _row(request, posting_id)
    if field.partition(".")[0] not in FIELDS or "\0" in field:
        raise HttpError(422, f"path.field: no reading has this field. Use one of {', '.join(FIELDS)}.")
    services.take_back(row, field)
    return _out(row)


@router.get("{posting_id}", response={200: PostingOut, **refusals(404, 422)}, summary="One posting")
def one(request: HttpRequest, posting_id: UUID) -> dict[str, Any]:
    """404 for somebody else's."""
    return _out(_row(request, posting_id))
