"""Applications: following one, moving it, taking a move back, whom one talks to, the rounds.

Every function takes clean or raw values by field name and checks them (``fields``); all that is written is kept
before it returns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.applications import board, fields
from rehearse.web.applications.errors import FieldError, TakeBackError
from rehearse.web.applications.models import Application, Contact, InterviewRound, Stage, StageEvent
from rehearse.web.applications.stages import Kind
from rehearse.web.care import durable
from rehearse.web.postings.models import SavedPosting

__all__ = [
    "Moved",
    "add_contact",
    "add_round",
    "applications_of",
    "change",
    "change_contact",
    "change_round",
    "counting",
    "delete",
    "follow",
    "move",
    "move_to_kind",
    "posting_of",
    "take_back",
]

Row = TypeVar("Row", Contact, InterviewRound)


def applications_of(person: Person) -> QuerySet[Application]:
    """With stage, moves, contacts and rounds: five queries however many there are."""
    return (
        Application.objects.filter(person=person)
        .select_related("stage", "person")
        .prefetch_related("events__before", "events__after", "contacts", "rounds")
    )


def posting_of(person: Person, id_: UUID | str | None) -> SavedPosting | None:
    """A posting of this person's; None for an empty id. Raises FieldError for any other."""
    if id_ is None or id_ == "":
        return None
    try:
        found = SavedPosting.objects.filter(person=person, pk=id_ if isinstance(id_, UUID) else UUID(id_)).first()
    except ValueError:
        found = None
    if found is None:
        raise FieldError({"posting": Message("applications.posting")})
    return found


def follow(person: Person, values: Mapping[str, Any], *, now: datetime, zone: Any = None) -> Application:
    """Starts to follow an application. Raises FieldError.

    ``values``: the fields of an application, ``stage`` by key (saved), ``posting`` by id, and ``day``, on which it
    came to that stage (today).
    """
    clean, wrong = fields.APPLICATION.faults(values)
    posting, stage, at = None, None, now
    try:
        posting = posting_of(person, values.get("posting"))
    except FieldError as error:
        wrong |= error.faults
    with transaction.atomic():
        stages = board.ensured(person)
        try:
            stage = board.named(stages, str(values.get("stage") or Kind.SAVED.value))
        except FieldError as error:
            # Without the word, the first stage: a person may have removed "saved".
            stage = board.first_of(stages, Kind.SAVED) if not values.get("stage") else None
            if stage is None:
                wrong |= error.faults
        try:
            at = when(values, now=now, zone=zone or person.zone_info)
        except FieldError as error:
            wrong |= error.faults
        if wrong or stage is None:
            raise FieldError(wrong)
        row = Application.objects.create(person=person, posting=posting, stage=stage, created_at=now, **clean)
        StageEvent.objects.create(application=row, before=None, after=stage, at=at)
    durable()
    return row


def when(values: Mapping[str, Any], *, now: datetime, zone: Any) -> datetime:
    """When a move happened: ``at``, or noon of ``day``, or now. Never ahead. Raises FieldError."""
    clean = fields.read(fields.EVENT, {name: values[name] for name in ("day", "at") if values.get(name)})
    day, at = clean.get("day"), clean.get("at")
    today = now.astimezone(zone).date()
    if at is None and day is not None and day != today:
        at = fields.noon(day, zone)
    if at is not None and at > now:
        raise FieldError({"day" if day else "at": Message("applications.ahead")})
    return at or now


def change(row: Application, values: Mapping[str, Any]) -> Application:
    """Changes the fields that are given. Raises FieldError."""
    clean = fields.read(fields.APPLICATION, values, is_change=True)
    if "posting" in values:
        clean["posting"] = posting_of(row.person, values["posting"])
    changed = {name: value for name, value in clean.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=[*changed, "changed_at"])
        durable()
    return row


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move changed."""

    before: Stage
    after: Stage

    @property
    def is_change(self) -> bool:
        """Whether it is another stage now."""
        return self.before.pk != self.after.pk


def move(row: Application, stage: str, values: Mapping[str, Any] | None = None, *, now: datetime) -> Moved:
    """Moves to a stage by key or name; to where it stands changes nothing. Raises FieldError.

    ``values``: perhaps ``day`` or ``at``, when it happened, and ``note``.
    """
    given = values or {}
    clean, wrong = fields.EVENT.faults({"note": given.get("note") or ""})
    at = now
    try:
        at = when(given, now=now, zone=row.person.zone_info)
    except FieldError as error:
        wrong |= error.faults
    with transaction.atomic():
        try:
            after = board.named(board.ensured(row.person), stage)
        except FieldError as error:
            raise FieldError({**error.faults, **wrong}) from None
        if wrong:
            raise FieldError(wrong)
        # Locked, so that of two moves at once the second starts where the first ended.
        current = Application.objects.select_for_update().get(pk=row.pk)
        before = Stage.objects.get(pk=current.stage_id)
        if before.pk != after.pk:
            StageEvent.objects.create(application=row, before=before, after=after, at=at, note=clean["note"])
            row.stage = after
            row.save(update_fields=["stage", "changed_at"])
    durable()
    return Moved(before, after)


def move_to_kind(row: Application, kind: Kind, *, now: datetime, note: str = "") -> Moved:
    """Moves to the first stage of a kind, unless it stands at one of that kind already."""
    if row.stage.means is kind:
        return Moved(row.stage, row.stage)
    return move(row, board.first_of(board.ensured(row.person), kind).key, {"note": note}, now=now)


def counting(events: list[StageEvent]) -> list[StageEvent]:
    """The moves that still count, in the order they were written: neither taken back nor taking back."""
    kept: list[StageEvent] = []
    for event in events:
        if not event.takes_back:
            kept.append(event)
        elif len(kept) > 1:
            kept.pop()
    return kept


def take_back(row: Application, *, now: datetime) -> Moved:
    """Undoes the latest move that counts by a further event. Raises TakeBackError when only the beginning is left."""
    with transaction.atomic():
        Application.objects.select_for_update().get(pk=row.pk)
        kept = counting(list(row.events.order_by("id").select_related("before", "after")))
        if len(kept) < 2 or kept[-1].before is None:
            raise TakeBackError([Message("applications.nothing_back")])
        last = kept[-1]
        StageEvent.objects.create(application=row, before=last.after, after=kept[-1].before, at=now, takes_back=True)
        row.stage = kept[-1].before
        row.save(update_fields=["stage", "changed_at"])
    durable()
    return Moved(last.after, row.stage)


def delete(row: Application) -> None:
    """Removes it with everything that belongs to it; the posting and the offers stay."""
    row.delete()
    durable()


def add_contact(row: Application, values: Mapping[str, Any]) -> Contact:
    """Somebody at the company. Raises FieldError."""
    contact = Contact.objects.create(application=row, **fields.read(fields.CONTACT, values))
    durable()
    return contact


def change_contact(contact: Contact, values: Mapping[str, Any]) -> Contact:
    """Changes what is given. Raises FieldError."""
    return _change(contact, fields.read(fields.CONTACT, values, is_change=True))


def add_round(row: Application, values: Mapping[str, Any]) -> InterviewRound:
    """A round, dated or not. Raises FieldError."""
    clean = _dated(fields.read(fields.ROUND, values), row.person)
    round_ = InterviewRound.objects.create(application=row, **clean)
    durable()
    return round_


def change_round(round_: InterviewRound, values: Mapping[str, Any]) -> InterviewRound:
    """Changes what is given; ``day`` and ``time`` only together. Raises FieldError."""
    clean = fields.read(fields.ROUND, values, is_change=True)
    return _change(round_, _dated(clean, round_.application.person))


def _dated(clean: dict[str, Any], person: Person) -> dict[str, Any]:
    """Day and time as one moment; a day alone stands at noon. Raises FieldError for a time without a day."""
    if clean.get("at") is not None or ("at" in clean and "day" not in clean):
        clean.setdefault("has_time", True)
    elif "day" in clean or clean.get("time") is not None:
        day, time = clean.get("day"), clean.get("time")
        if day is None and time is not None:
            raise FieldError({"day": Message("applications.day")})
        if day is None:
            clean |= {"at": None, "has_time": True}
        else:
            noon = fields.noon(day, person.zone_info)
            clean |= {"at": noon if time is None else datetime.combine(day, time, person.zone_info)}
            clean["has_time"] = time is not None
    return {name: value for name, value in clean.items() if name not in {"day", "time"}}


def _change(row: Row, clean: Mapping[str, Any]) -> Row:
    changed: list[str] = [name for name, value in clean.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, clean[name])
    if changed:
        row.save(update_fields=[*changed, "changed_at"])
        durable()
    return row
