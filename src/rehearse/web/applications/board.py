"""The stages of a person: those everybody starts with, until the person changes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.applications import fields
from rehearse.web.applications.errors import FieldError, StageError
from rehearse.web.applications.models import Application, Stage, StageEvent
from rehearse.web.applications.stages import DEFAULTS, LABELS, Kind
from rehearse.web.care import durable

__all__ = ["MOST_STAGES", "add", "change", "ensured", "first_of", "named", "order", "remove", "stages_of"]

MOST_STAGES = 30


def stages_of(person: Person) -> list[Stage]:
    """In the order of the board. One query; nothing is written: somebody new gets unsaved ones."""
    return list(Stage.objects.filter(person=person)) or [
        Stage(person=person, key=one.key, kind=one.kind, position=place) for place, one in enumerate(DEFAULTS)
    ]


def ensured(person: Person) -> list[Stage]:
    """The same, saved. Two that begin at once make one list."""
    found = list(Stage.objects.filter(person=person))
    if not found:
        Stage.objects.bulk_create(stages_of(person), ignore_conflicts=True)
        found = list(Stage.objects.filter(person=person))
    return found


def named(stages: Sequence[Stage], word: str) -> Stage:
    """The stage with this key, or with this name as its person wrote it. Raises FieldError."""
    wanted = word.strip()
    folded = wanted.casefold()
    by_key = {stage.key: stage for stage in stages}
    by_name = {stage.english.casefold(): stage for stage in reversed(stages)}
    found = by_key.get(wanted) or by_name.get(folded) or by_key.get(folded)
    if found is None:
        params = {"stage": wanted[:60], "choices": ", ".join(by_key)}
        raise FieldError({"stage": Message("applications.stage", params)})
    return found


def first_of(stages: Sequence[Stage], *kinds: Kind) -> Stage:
    """Where something of such a kind is put: the first visible stage, else a hidden one, else the very first."""
    for kind in kinds:
        of_kind = [stage for stage in stages if stage.means is kind]
        if of_kind:
            return next((stage for stage in of_kind if not stage.is_hidden), of_kind[0])
    return stages[0]


def add(person: Person, name: str, kind: str) -> Stage:
    """A new stage after the last of its kind. Raises FieldError."""
    clean, wrong = fields.STAGE.faults({"name": name})
    if not wrong and not clean["name"]:
        wrong["name"] = Message("applications.name")
    if kind not in set(Kind):
        wrong["kind"] = Message("applications.choice", {"choices": ", ".join(Kind)})
    if wrong:
        raise FieldError(wrong)
    with transaction.atomic():
        stages = ensured(person)
        if len(stages) >= MOST_STAGES:
            raise FieldError({"name": Message("applications.stages_full", {"most": MOST_STAGES})})
        stage = Stage(person=person, key=free_key(clean["name"], kind, stages), kind=kind, name=clean["name"])
        place = max((at for at, one in enumerate(stages, 1) if one.kind == kind), default=len(stages))
        stages.insert(place, stage)
        _number(stages)
    durable()
    return stage


def free_key(name: str, kind: str, stages: Sequence[Stage]) -> str:
    """A key made of the name, in small Latin letters; that of the kind where the name has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or kind
    known = {stage.key for stage in stages}
    return next(key for n in range(1, MOST_STAGES + 2) if (key := stem if n == 1 else f"{stem}-{n}") not in known)


def change(person: Person, key: str, *, name: str | None = None, is_hidden: bool | None = None) -> Stage:
    """Another name (empty: that of its kind), hidden or shown. Raises FieldError and StageError."""
    with transaction.atomic():
        stages = ensured(person)
        stage = named(stages, key)
        if name is not None:
            clean = fields.read(fields.STAGE, {"name": name})
            # What its kind is called anyway is no name of the person's own: it would stay English in Bangla.
            stage.name = "" if clean["name"] == LABELS[stage.means] else clean["name"]
        if is_hidden is not None:
            if is_hidden and all(one.is_hidden for one in stages if one.pk != stage.pk):
                raise StageError([Message("applications.stage_last")])
            stage.is_hidden = is_hidden
        stage.save()
    durable()
    return stage


def order(person: Person, keys: Sequence[str]) -> list[Stage]:
    """Stages in the order of their keys; those that are not named keep theirs, behind."""
    with transaction.atomic():
        place = {key: at for at, key in enumerate(keys)}
        stages = sorted(ensured(person), key=lambda stage: place.get(stage.key, len(place)))
        _number(stages)
    durable()
    return stages


def remove(person: Person, key: str) -> None:
    """A stage where nothing stands or ever stood. Raises StageError."""
    with transaction.atomic():
        stages = ensured(person)
        stage = named(stages, key)
        if (
            Application.objects.filter(stage=stage).exists()
            or StageEvent.objects.filter(Q(before=stage) | Q(after=stage)).exists()
        ):
            raise StageError([Message("applications.stage_used")])
        if all(one.is_hidden for one in stages if one.pk != stage.pk):
            raise StageError([Message("applications.stage_last")])
        stage.delete()
    durable()


def _number(stages: Sequence[Stage]) -> None:
    for place, stage in enumerate(stages):
        if stage.position != place or stage._state.adding:
            stage.position = place
            stage.save()
