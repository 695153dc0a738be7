"""Moves, contacts and rounds of a file, joined to those that are here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid5

from django.db import models

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.applications import board
from rehearse.web.applications.errors import FieldError
from rehearse.web.applications.models import Application, Contact, InterviewRound, Stage, StageEvent
from rehearse.web.applications.services import counting
from rehearse.web.applications.sheets.rows import Faults, SheetRow, Values

__all__ = ["PartsWork"]

Part = TypeVar("Part", Contact, InterviewRound)

_BATCH = 400


class PartsWork:
    """Gathers what is to be written for all applications of a file; ``write`` writes it."""

    def __init__(
        self, person: Person, now: datetime, stages: Sequence[Stage], faults: Faults, rows: Sequence[SheetRow]
    ) -> None:
        self.person = person
        self.now = now
        self.stages = stages
        self.faults = faults
        self._by_id = {stage.pk: stage for stage in stages}
        self._stood: dict[UUID, Stage] = {}
        self._events: list[StageEvent] = []
        self._contacts: list[Contact] = []
        self._rounds: list[InterviewRound] = []
        # Those with an id of their own are spoken for before any other is matched.
        parts = [part for row in rows for part in (*row.contacts, *row.rounds)]
        self._taken: set[UUID] = {part["id"] for part in parts if part["id"] is not None}
        self._owners: dict[type[models.Model], dict[UUID, UUID]] = {
            model: _owners(model, [part["id"] for row in rows for part in getattr(row, name) if part["id"]])
            for model, name in ((StageEvent, "events"), (Contact, "contacts"), (InterviewRound, "rounds"))
        }

    def join(self, row: SheetRow, found: Application, stage: Stage | None, *, is_new: bool) -> int:
        """How many parts are added or changed. ``stage``: what the row says; None when it says nothing."""
        here = [] if is_new else sorted(found.events.all(), key=lambda event: event.pk)
        added = [event for at, values in enumerate(row.events) if (event := self._event(row, at, values, found, here))]
        every = sorted([*here, *added], key=lambda event: event.pk)
        kept = counting(every)
        wanted = stage or (self._by_id[kept[-1].after_id] if kept and added else self._by_id.get(found.stage_id))
        if wanted is None:
            wanted = found.stage
        closing = 0
        if not kept or kept[-1].after_id != wanted.pk:
            # Moves are the truth about where it stands; the file's word is one more of them.
            before = self._by_id.get(kept[-1].after_id) if kept else None
            at = self.now if kept or not is_new else found.created_at
            self._events.append(StageEvent(application=found, before=before, after=wanted, at=at))
            closing = 0 if is_new and not row.events else 1
        self._events += added
        self._stood[found.pk] = wanted
        if is_new:
            found.stage = wanted
        contacts = [] if is_new else list(found.contacts.all())
        rounds = [] if is_new else list(found.rounds.all())
        said = sum(self._contact(row, at, values, found, contacts) for at, values in enumerate(row.contacts))
        held = sum(self._round(row, at, values, found, rounds) for at, values in enumerate(row.rounds))
        moved = bool(stage and not is_new and closing and stage.pk != found.stage_id)
        # A move that the row shows as its new stage is not told twice.
        return len(added) + closing - moved + said + held

    def stage_of(self, found: Application) -> Stage:
        """Where an application stands after ``join``."""
        return self._stood[found.pk]

    def write(self) -> None:
        """Everything gathered, in the order of the file."""
        StageEvent.objects.bulk_create(self._events, batch_size=_BATCH)
        Contact.objects.bulk_create(self._contacts, batch_size=_BATCH)
        InterviewRound.objects.bulk_create(self._rounds, batch_size=_BATCH)

    def _foreign(self, model: type[models.Model], id_: UUID | None, found: Application, where: str) -> bool:
        owner = self._owners[model].get(id_) if id_ is not None else None
        if owner is None or owner == found.pk:
            return False
        self.faults.at(f"{where}.id", Message("applications.file_id_foreign"))
        return True

    def _event(
        self, row: SheetRow, at: int, values: Values, found: Application, here: list[StageEvent]
    ) -> StageEvent | None:
        where = f"{row.where}.events[{at}]"
        stages: dict[str, Stage | None] = {}
        for key, name in (("from", "before"), ("to", "after")):
            try:
                stages[name] = board.named(self.stages, values[name]) if values[name] else None
            except FieldError as error:
                self.faults.at(f"{where}.{key}", error.faults["stage"])
                return None
        if values["at"] is None or stages["after"] is None:
            return None
        if values["at"] > self.now:
            self.faults.at(f"{where}.at", Message("applications.ahead"))
            return None
        if self._foreign(StageEvent, values["id"], found, where):
            return None
        made = StageEvent(
            application=found,
            before=stages["before"],
            after=stages["after"],
            at=values["at"],
            note=values["note"],
            takes_back=values["takes_back"],
        )
        same = next((event for event in here if _says(event) == _says(made)), None)
        if values["id"] is None:
            return None if same is not None else made
        known = next((event for event in here if event.pk == values["id"]), None)
        if known is None:
            made.pk = values["id"]
            return made
        if _says(known) != _says(made):
            self.faults.at(where, Message("applications.file_event_changed"))
        return None

    def _contact(self, row: SheetRow, at: int, values: Values, found: Application, here: list[Contact]) -> bool:
        where = f"{row.where}.contacts[{at}]"
        if self._foreign(Contact, values["id"], found, where):
            return False
        clean = {name: value for name, value in values.items() if name != "id"}
        key = f"contact\n{clean.get('name', '').casefold()}\n{clean.get('address', '').casefold()}"
        alike = [one for one in here if one.name == clean.get("name")]
        known, id_ = self._known(values["id"], key, found, here, alike)
        if known is not None:
            return _change(known, clean)
        self._contacts.append(Contact(pk=id_, application=found, **clean))
        return True

    def _round(self, row: SheetRow, at: int, values: Values, found: Application, here: list[InterviewRound]) -> bool:
        where = f"{row.where}.rounds[{at}]"
        if self._foreign(InterviewRound, values["id"], found, where):
            return False
        clean = {name: value for name, value in values.items() if name != "id"}
        alike = [one for one in here if (one.kind, one.at) == (clean.get("kind"), clean.get("at"))]
        key = f"round\n{clean.get('kind')}\n{clean.get('at')}"
        known, id_ = self._known(values["id"], key, found, here, alike)
        if known is not None:
            return _change(known, clean)
        self._rounds.append(InterviewRound(pk=id_, application=found, **clean))
        return True

    def _known(
        self, id_: UUID | None, key: str, found: Application, here: list[Part], alike: list[Part]
    ) -> tuple[Part | None, UUID]:
        """The row here that a part of the file is, and the id that it has or gets.

        Without an id: the first one ``alike`` that no other part of the file is, else one with an id made of ``key``.
        Two parts that say the same are two, and stay two when the file comes again.
        """
        number = 0
        while id_ is None:
            known = next((one for one in alike if one.pk not in self._taken), None)
            made = known.pk if known is not None else uuid5(found.pk, f"{key}\n{number}" if number else key)
            number += 1
            id_ = made if made not in self._taken else None
        self._taken.add(id_)
        return next((one for one in here if one.pk == id_), None), id_


def _says(event: StageEvent) -> tuple[object, ...]:
    return event.before_id, event.after_id, event.at, event.note, event.takes_back


def _change(row: Contact | InterviewRound, clean: Values) -> bool:
    changed = [name for name, value in clean.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, clean[name])
    if changed:
        row.save(update_fields=[*changed, "changed_at"])
    return bool(changed)


def _owners(model: type[models.Model], ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Application of each of these rows that is there already."""
    found: dict[UUID, UUID] = {}
    for start in range(0, len(ids), _BATCH):
        part = model._default_manager.filter(pk__in=ids[start : start + _BATCH])
        found.update(part.values_list("pk", "application_id"))
    return found
