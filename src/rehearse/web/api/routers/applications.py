"""Applications: where they stand, whom one talks to, the rounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeVar
from uuid import UUID

from django.db.models import Manager
from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema, Status
from ninja.errors import HttpError

from rehearse.web.accounts.services import today
from rehearse.web.api.access import person_of
from rehearse.web.api.refusal import Body, Text, refusals
from rehearse.web.applications import board, listing, services
from rehearse.web.applications.errors import ApplicationsError, FieldError
from rehearse.web.applications.messages import TEXTS
from rehearse.web.applications.models import Application, Contact, InterviewRound
from rehearse.web.applications.sheets.json_form import application_json, stage_json
from rehearse.web.applications.standing import Standing, stand
from rehearse.web.care import durable
from rehearse.web.exchange.columns import moment_text

router = Router()

Part = TypeVar("Part", Contact, InterviewRound)
Priority = Literal["high", "normal", "low"]


class ApplicationIn(Body):
    """A new application; ``stage`` by key, ``posting`` by id, ``at`` when it came to that stage."""

    company: Text
    title: Text = ""
    place: Text = ""
    url: Text = ""
    stage: Text = ""
    posting: Text | None = None
    priority: Priority = "normal"
    next_action: Text = ""
    next_date: Text | None = None
    notes: Text = ""
    at: Text | None = None


class ApplicationChange(Body):
    """What changes; whatever is missing stays."""

    company: Text | None = None
    title: Text | None = None
    place: Text | None = None
    url: Text | None = None
    posting: Text | None = None
    priority: Priority | None = None
    next_action: Text | None = None
    next_date: Text | None = None
    notes: Text | None = None


class MoveIn(Body):
    """Where to, since when (now), and why."""

    stage: Text
    at: Text | None = None
    note: Text = ""


class ContactIn(Body):
    """Somebody at the company."""

    name: Text
    role: Text = ""
    address: Text = ""
    note: Text = ""


class RoundIn(Body):
    """A round of the loop; ``at`` with its zone, or null while there is no date."""

    round: Text
    at: Text | None = None
    has_time: bool = True
    interviewer: Text = ""
    note: Text = ""
    outcome: Literal["open", "passed", "failed", "cancelled"] = "open"


class ApplicationOut(Schema):
    """An application as files have it, with where it stands now."""

    id: UUID
    company: str
    title: str
    place: str
    url: str
    stage: str
    priority: str
    next_action: str
    next_date: str | None
    notes: str
    posting: UUID | None
    created: str
    events: list[dict[str, Any]]
    contacts: list[dict[str, Any]]
    rounds: list[dict[str, Any]]
    since: str
    """When it came to its stage."""
    silent_days: int
    is_silent: bool
    """Whether "ghosted" is suggested; it is never set by itself."""
    is_due: bool


class StageOut(Schema):
    """A stage of the person's list; ``name`` is empty where it has that of its kind."""

    key: str
    kind: str
    name: str
    hidden: bool


class Removed(Schema):
    """What is gone."""

    id: UUID


@contextmanager
def _named() -> Iterator[None]:
    """Faults of fields as a refusal that names each."""
    try:
        yield
    except FieldError as error:
        told = " ".join(f"body.{name}: {TEXTS.english(fault)}" for name, fault in error.faults.items())
        raise HttpError(422, told) from None
    except ApplicationsError as error:
        raise HttpError(409, str(error)) from None


def _standing(row: Application, request: HttpRequest) -> Standing:
    now = timezone.now()
    return stand(row, now=now, day=today(person_of(request), now))


def _out(one: Standing) -> dict[str, Any]:
    return application_json(one.row) | {
        "since": moment_text(one.since),
        "silent_days": one.silent_days,
        "is_silent": one.is_silent,
        "is_due": one.is_due,
    }


def _own(request: HttpRequest, application_id: UUID) -> Application:
    row = services.applications_of(person_of(request)).filter(pk=application_id).first()
    if row is None:
        raise HttpError(404, "No application of yours has this id. List them at /applications/.")
    return row


def _shown(request: HttpRequest, application_id: UUID) -> dict[str, Any]:
    return _out(_standing(_own(request, application_id), request))


class ListQuery(Schema):
    """What to list: a stage's key, ``open`` or ``closed``; words; only what is due; an order."""

    stage: str = ""
    text: str = ""
    due: str = ""
    silent: str = ""
    sort: str = "next"


@router.get("", response={200: list[ApplicationOut], **refusals(422)}, summary="All applications")
def list_applications(request: HttpRequest, query: Query[ListQuery]) -> list[dict[str, Any]]:
    """Filtered and ordered as on the page; a filter that is none counts as empty."""
    person = person_of(request)
    view = listing.view_of(query.dict(), [stage.key for stage in board.stages_of(person)])
    every = [_standing(row, request) for row in services.applications_of(person)]
    return [_out(one) for one in listing.chosen(every, view)]


@router.post("", response={201: ApplicationOut, **refusals(409, has_body=True)}, summary="Follow an application")
def follow(request: HttpRequest, body: ApplicationIn) -> Status[dict[str, Any]]:
    """Kept with its first move; an earlier one like it is not looked for here."""
    with _named():
        values = {name: value for name, value in body.dict().items() if value is not None}
        row = services.follow(person_of(request), values, now=timezone.now())
    return Status(201, _shown(request, row.pk))


@router.get("stages", response={200: list[StageOut], **refusals()}, summary="Stages")
def stages(request: HttpRequest) -> list[dict[str, Any]]:
    """In the order of the board, hidden ones too."""
    return [stage_json(stage) for stage in board.stages_of(person_of(request))]


@router.get("{application_id}", response={200: ApplicationOut, **refusals(404, 422)}, summary="One application")
def one(request: HttpRequest, application_id: UUID) -> dict[str, Any]:
    """404 for somebody else's."""
    return _shown(request, application_id)


@router.patch(
    "{application_id}", response={200: ApplicationOut, **refusals(404, 409, has_body=True)}, summary="Change it"
)
def change(request: HttpRequest, application_id: UUID, body: ApplicationChange) -> dict[str, Any]:
    """Only the given fields; null empties a day or a posting."""
    row = _own(request, application_id)
    given = body.dict(exclude_unset=True)
    with _named():
        services.change(row, {name: "" if value is None else value for name, value in given.items()})
    return _shown(request, application_id)


@router.delete("{application_id}", response={200: Removed, **refusals(403, 404, 422)}, summary="Delete it")
def delete(request: HttpRequest, application_id: UUID) -> dict[str, Any]:
    """With its moves, contacts and rounds; posting and offers stay."""
    services.delete(_own(request, application_id))
    return {"id": application_id}


@router.post(
    "{application_id}/move", response={200: ApplicationOut, **refusals(404, 409, has_body=True)}, summary="Move it"
)
def move(request: HttpRequest, application_id: UUID, body: MoveIn) -> dict[str, Any]:
    """To where it stands already changes nothing."""
    row = _own(request, application_id)
    with _named():
        services.move(row, body.stage, {"at": body.at, "note": body.note}, now=timezone.now())
    return _shown(request, application_id)


@router.post(
    "{application_id}/take-back", response={200: ApplicationOut, **refusals(403, 404, 409, 422)}, summary="Take back"
)
def take_back(request: HttpRequest, application_id: UUID) -> dict[str, Any]:
    """Undoes the latest move by a further one; 409 when only the beginning is left."""
    row = _own(request, application_id)
    with _named():
        services.take_back(row, now=timezone.now())
    return _shown(request, application_id)


@router.post(
    "{application_id}/contacts",
    response={201: ApplicationOut, **refusals(404, 409, has_body=True)},
    summary="Add a contact",
)
def add_contact(request: HttpRequest, application_id: UUID, body: ContactIn) -> Status[dict[str, Any]]:
    """Answers with the whole application."""
    row = _own(request, application_id)
    with _named():
        services.add_contact(row, body.dict())
    return Status(201, _shown(request, application_id))


@router.put(
    "{application_id}/contacts/{contact_id}",
    response={200: ApplicationOut, **refusals(404, 409, has_body=True)},
    summary="Change a contact",
)
def change_contact(request: HttpRequest, application_id: UUID, contact_id: UUID, body: ContactIn) -> dict[str, Any]:
    """Replaces all of its fields."""
    found = _part(_own(request, application_id).contacts, contact_id)
    with _named():
        services.change_contact(found, body.dict())
    return _shown(request, application_id)


@router.delete(
    "{application_id}/contacts/{contact_id}",
    response={200: ApplicationOut, **refusals(403, 404, 422)},
    summary="Remove a contact",
)
def remove_contact(request: HttpRequest, application_id: UUID, contact_id: UUID) -> dict[str, Any]:
    """The application stays."""
    _part(_own(request, application_id).contacts, contact_id).delete()
    durable()
    return _shown(request, application_id)


@router.post(
    "{application_id}/rounds",
    response={201: ApplicationOut, **refusals(404, 409, has_body=True)},
    summary="Add a round",
)
def add_round(request: HttpRequest, application_id: UUID, body: RoundIn) -> Status[dict[str, Any]]:
    """Dated or not; the plan takes its date when the person says so on the page."""
    row = _own(request, application_id)
    with _named():
        services.add_round(row, _round(body))
    return Status(201, _shown(request, application_id))


@router.put(
    "{application_id}/rounds/{round_id}",
    response={200: ApplicationOut, **refusals(404, 409, has_body=True)},
    summary="Change a round",
)
def change_round(request: HttpRequest, application_id: UUID, round_id: UUID, body: RoundIn) -> dict[str, Any]:
    """Replaces all of its fields."""
    found = _part(_own(request, application_id).rounds, round_id)
    with _named():
        services.change_round(found, _round(body))
    return _shown(request, application_id)


@router.delete(
    "{application_id}/rounds/{round_id}",
    response={200: ApplicationOut, **refusals(403, 404, 422)},
    summary="Remove a round",
)
def remove_round(request: HttpRequest, application_id: UUID, round_id: UUID) -> dict[str, Any]:
    """A day that the plan has of it stays there until the person plans again."""
    _part(_own(request, application_id).rounds, round_id).delete()
    durable()
    return _shown(request, application_id)


def _round(body: RoundIn) -> dict[str, Any]:
    values = body.dict()
    return {**values, "kind": values.pop("round")}


def _part(parts: Manager[Part], part_id: UUID) -> Part:
    found = parts.filter(pk=part_id).first()
    if found is None:
        raise HttpError(404, "This application has no such part. Take an id from /applications/.")
    return found
