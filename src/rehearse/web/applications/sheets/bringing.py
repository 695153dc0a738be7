"""What a judged file would change here, and the change itself.

Foreseeing is bringing in and rolling back: what was foretold is what happens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.applications import board, fields
from rehearse.web.applications.errors import FieldError
from rehearse.web.applications.models import Application, Stage
from rehearse.web.applications.sheets.parts import PartsWork
from rehearse.web.applications.sheets.rows import Faults, Sheet, SheetRow
from rehearse.web.applications.stages import Kind
from rehearse.web.care import durable
from rehearse.web.postings.models import SavedPosting

__all__ = ["Change", "Fate", "Foreseen", "bring_in", "foresee"]

_BATCH = 400
"""Rows at a time; older SQLite takes 999 parameters in a statement."""


class Fate(StrEnum):
    """What becomes of a row of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the file and what it does here."""

    where: str
    line: int
    fate: Fate
    id: UUID
    company: str
    title: str
    fields: tuple[tuple[str, str, str], ...] = ()
    """Field, value here, value of the file."""
    parts: int = 0
    """Moves, contacts and rounds that are added or changed."""


@dataclass(slots=True)
class Foreseen:
    """What a file does to all applications."""

    changes: list[Change] = field(default_factory=list)
    stages: int = 0
    """Stages that are added or changed."""

    def count(self, fate: Fate) -> int:
        """Rows with this fate."""
        return sum(1 for change in self.changes if change.fate is fate)

    @property
    def digest(self) -> str:
        """The same for the same changes: a yes counts only for what was shown."""
        told = [
            (c.where, c.fate.value, c.id.hex if c.fate is not Fate.NEW else "", c.fields, c.parts) for c in self.changes
        ]
        return hashlib.sha256(repr((told, self.stages)).encode()).hexdigest()


class _RollBackError(Exception):
    """Ends a transaction that was only tried."""


def foresee(person: Person, sheet: Sheet, *, now: datetime) -> Foreseen:
    """What ``bring_in`` would do; nothing is kept. Raises FileError."""
    found = Foreseen()
    try:
        with transaction.atomic():
            found = _Work(person, now).bring(sheet)
            raise _RollBackError
    except _RollBackError:
        return found


def bring_in(person: Person, sheet: Sheet, *, now: datetime, expected: str | None = None) -> Foreseen | None:
    """Writes it all or nothing. Raises FileError.

    ``expected``: the digest of what was shown; None comes back, and nothing is written, when it would be something
    else by now.
    """
    try:
        with transaction.atomic():
            found = _Work(person, now).bring(sheet)
            if expected is not None and found.digest != expected:
                raise _RollBackError
    except _RollBackError:
        return None
    durable()
    return found


def _folded(*texts: str) -> tuple[str, ...]:
    return tuple(" ".join(text.casefold().split()) for text in texts)


class _Work:
    def __init__(self, person: Person, now: datetime) -> None:
        self.person = person
        self.now = now
        self.faults = Faults()
        self.stages: list[Stage] = board.ensured(person)
        self.found = Foreseen()

    def bring(self, sheet: Sheet) -> Foreseen:
        self._stages(sheet)
        here = self._here(sheet.rows)
        postings = self._postings(sheet.rows)
        parts = PartsWork(self.person, self.now, self.stages, self.faults, sheet.rows)
        new: list[Application] = []
        for row, found, id_ in here:
            try:
                stage = board.named(self.stages, row.stage) if row.stage is not None else None
            except FieldError as error:
                self._fault(row, "stage", error.faults["stage"])
                continue
            posting = row.posting if row.posting in postings else None
            if found is None:
                made = self._made(row, id_, stage, posting)
                new.append(made)
                added = parts.join(row, made, stage, is_new=True)
                self.found.changes.append(
                    Change(row.where, row.line, Fate.NEW, id_, made.company, made.title, parts=added)
                )
            else:
                self._change(row, found, stage, posting, parts)
        self.faults.raise_any()
        Application.objects.bulk_create(new, batch_size=_BATCH)
        parts.write()
        return self.found

    def _stages(self, sheet: Sheet) -> None:
        by_key = {stage.key: stage for stage in self.stages}
        for one in sheet.stages:
            known = by_key.get(one.key)
            if known is None:
                known = Stage(person=self.person, key=one.key, **one.values)
                known.position = len(self.stages)
                self.stages.append(known)
                by_key[one.key] = known
            elif (known.name, known.is_hidden) == (one.values["name"], one.values["is_hidden"]):
                continue
            else:
                # The kind stays: moves were made by what it means.
                known.name, known.is_hidden = one.values["name"], one.values["is_hidden"]
            known.save()
            self.found.stages += 1
        if len(self.stages) > board.MOST_STAGES:
            self.faults.at("stages", Message("applications.stages_full", {"most": board.MOST_STAGES}))
        if all(stage.is_hidden for stage in self.stages):
            self.faults.at("stages", Message("applications.stage_last"))

    def _fault(self, row: SheetRow, name: str, problem: Message) -> None:
        if row.line:
            self.faults.at_cell(row.line, name, problem)
        else:
            self.faults.at(f"{row.where}.{name}", problem)

    def _here(self, rows: Sequence[SheetRow]) -> list[tuple[SheetRow, Application | None, UUID]]:
        """Each row with its application here and the id that it has or gets."""
        every = Application.objects.filter(person=self.person)
        keys: dict[tuple[str, ...], list[UUID]] = {}
        if any(row.id is None for row in rows):
            for pk, *texts in every.values_list("pk", "company", "title", "url"):
                keys.setdefault(_folded(*texts), []).append(pk)
        ids: list[UUID] = []
        taken = {row.id for row in rows if row.id is not None}
        for row in rows:
            id_ = row.id or self._id_of(row, keys, taken)
            taken.add(id_)
            ids.append(id_)
        known: dict[UUID, Application] = {}
        foreign: set[UUID] = set()
        for start in range(0, len(ids), _BATCH):
            part = ids[start : start + _BATCH]
            mine = every.filter(pk__in=part).select_related("stage").prefetch_related("events", "contacts", "rounds")
            known.update({row.pk: row for row in mine})
            others = Application.objects.filter(pk__in=part).exclude(person=self.person)
            foreign.update(others.values_list("pk", flat=True))
        for row, id_ in zip(rows, ids, strict=True):
            if id_ in foreign:
                self._fault(row, "id", Message("applications.file_id_foreign"))
        return [(row, known.get(id_), id_) for row, id_ in zip(rows, ids, strict=True)]

    def _id_of(self, row: SheetRow, keys: dict[tuple[str, ...], list[UUID]], taken: set[UUID]) -> UUID:
        """The id of a row that has none: of the one application that is the same, else made of what it says."""
        key = _folded(*(str(row.values.get(name, "")) for name in ("company", "title", "url")))
        same = [pk for pk in keys.get(key, ()) if pk not in taken]
        if len(same) == 1:
            return same[0]
        number = 0
        while (made := uuid5(self.person.pk, "\n".join((*key, str(number))))) in taken:
            number += 1
        return made

    def _postings(self, rows: Iterable[SheetRow]) -> set[UUID]:
        wanted = sorted({row.posting for row in rows if row.posting is not None})
        found: set[UUID] = set()
        for start in range(0, len(wanted), _BATCH):
            own = SavedPosting.objects.filter(person=self.person, pk__in=wanted[start : start + _BATCH])
            found.update(own.values_list("pk", flat=True))
        return found

    def _made(self, row: SheetRow, id_: UUID, stage: Stage | None, posting: UUID | None) -> Application:
        return Application(
            pk=id_,
            person=self.person,
            stage=stage or board.first_of(self.stages, Kind.SAVED),
            posting_id=posting,
            created_at=self._created(row),
            **row.values,
        )

    def _created(self, row: SheetRow) -> datetime:
        found = row.created_at
        if isinstance(found, date) and not isinstance(found, datetime):
            found = fields.noon(found, self.person.zone_info).astimezone(UTC)
        return min(found, self.now) if found is not None else self.now

    def _change(
        self, row: SheetRow, found: Application, stage: Stage | None, posting: UUID | None, parts: PartsWork
    ) -> None:
        told: list[tuple[str, str, str]] = []
        written: list[str] = []
        wanted: dict[str, Any] = {**row.values, **({"posting_id": posting} if posting is not None else {})}
        for name, value in wanted.items():
            before = getattr(found, name)
            if before != value:
                told.append((name.removesuffix("_id"), _plain(name, before), _plain(name, value)))
                setattr(found, name, value)
                written.append(name.removesuffix("_id"))
        if stage is not None and stage.pk != found.stage_id:
            told.append(("stage", found.stage.key, stage.key))
        added = parts.join(row, found, stage, is_new=False)
        if found.stage_id != (kept := parts.stage_of(found)).pk:
            found.stage = kept
            written.append("stage")
        if written:
            found.save(update_fields=[*written, "changed_at"])
        fate = Fate.CHANGED if told or added else Fate.SAME
        self.found.changes.append(
            Change(row.where, row.line, fate, found.pk, found.company, found.title, tuple(told), added)
        )


def _plain(name: str, value: Any) -> str:
    if name == "priority":
        return next(code for code, number in fields.PRIORITIES.items() if number == value)
    return "" if value is None else str(value)
