"""Brings the rows of a table from a bundle together with those that are here."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, cast
from uuid import UUID

from django.db import models

from rehearse.message import Message
from rehearse.web.exchange.lines import Row
from rehearse.web.exchange.noun import Import, NewerNoun, TableNoun, Values
from rehearse.web.exchange.report import Fate, Note

__all__ = ["join"]

_BATCH = 400
"""Rows at a time; older SQLite takes 999 parameters in a statement."""


def join(noun: TableNoun, rows: Iterable[tuple[int, Row]], work: Import) -> None:
    """Every row becomes new, stays, is replaced by its newer version or is refused, and is counted.

    About six queries for 400 rows. Inside the caller's transaction; the rows have been judged.
    """
    found = iter(rows)
    while batch := list(islice(found, _BATCH)):
        _Batch(noun, work, [(line, noun.decode(row, is_judged=True)) for line, row in batch]).join()


def _own(noun: TableNoun, work: Import, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these rows are the person's.

    Asked by key only: with the person as a condition SQLite goes through all of the person's rows instead.
    """
    found = noun.model._default_manager.filter(pk__in=ids).order_by().values_list("pk", noun.owner)
    return {pk for pk, owner in found if owner == work.person.pk}


class _Batch:
    def __init__(self, noun: TableNoun, work: Import, rows: list[tuple[int, Values]]) -> None:
        self.noun = noun
        self.work = work
        self.rows = rows
        self.known = {name: self._known_parents(name, parent) for name, parent in noun.parents.items()}
        ids = [values["id"] for _, values in rows]
        found = noun.model._default_manager.filter(pk__in=ids).order_by()
        self.here = {cast(UUID, row.pk): row for row in found}
        self.own = _own(noun, work, ids) if self.here else set()
        self.new: list[models.Model] = []

    def _known_parents(self, name: str, parent: str) -> dict[UUID, UUID]:
        """The id here of each parent that the rows point at and that is this person's, by its id there."""
        from rehearse.web.exchange.nouns import noun_named

        learned = self.work.ids.get(parent, {})
        wanted = {values[name] for _, values in self.rows if values[name] is not None}
        known = {there: learned[there] for there in wanted if there in learned}
        table = cast(TableNoun, noun_named(parent))
        missing = wanted - known.keys()
        if missing:
            known.update({here: here for here in _own(table, self.work, missing)})
        return known

    def join(self) -> None:
        ready = []
        for line, values in self.rows:
            there = values["id"]
            lost = next(
                (n for n in self.noun.parents if values[n] is not None and values[n] not in self.known[n]), None
            )
            if lost is not None:
                self._refuse(line, there, Message("web.exchange_orphan", {"parent": self.noun.parents[lost]}))
            elif there in self.here and there not in self.own:
                self._refuse(line, there, Message("web.exchange_foreign"))
            else:
                for name in self.noun.parents:
                    if values[name] is not None:
                        values[name] = self.known[name][values[name]]
                ready.append((line, values))
        by_key = [self._by_key(names, [values for _, values in ready]) for names in self.noun.unique]
        for line, values in ready:
            self._join(line, values, by_key)
        self._create()

    def _by_key(self, names: tuple[str, ...], rows: list[Values]) -> dict[tuple[Any, ...], models.Model]:
        """Rows here by their unique values, among them all that the given rows could be."""
        if not rows:
            return {}
        wanted = {f"{name}__in": {values[name] for values in rows} for name in names}
        found = self.noun.model._default_manager.filter(**{self.noun.owner: self.work.person}, **wanted)
        result = {}
        for row in found:
            values = self.noun.values_of(row)
            result[tuple(values[name] for name in names)] = row
        return result

    def _join(self, line: int, values: Values, by_key: list[dict[tuple[Any, ...], models.Model]]) -> None:
        there = values["id"]
        others = [
            known[key]
            for names, known in zip(self.noun.unique, by_key, strict=True)
            if (key := tuple(values[name] for name in names)) in known
        ]
        row = self.here.get(there) or next(iter(others), None)
        if any(row is not None and other.pk != row.pk for other in others):
            return self._refuse(line, there, self.noun.key_refusal() or Message("web.exchange_differs"))
        if row is None:
            self.new.append(self._made(values))
            return self._accept(there, values, Fate.NEW)
        reason = self.noun.key_refusal()
        if row.pk != there and reason is not None:
            return self._refuse(line, there, reason)
        return self._compare(line, values, row)

    def _compare(self, line: int, values: Values, row: models.Model) -> None:
        there, here = values["id"], self.noun.values_of(row)
        fate = self.noun.fate(here, values) if self.noun.differs(here, values) else Fate.SAME
        moved = any(here[name] != values[name] for names in self.noun.unique for name in names)
        if fate is Fate.REFUSED or moved:
            return self._refuse(line, there, Message("web.exchange_differs"))
        changed = self.noun.changed(here, values) if fate is Fate.NEWER_THERE else {}
        caught_up = {} if fate is Fate.NEWER_HERE else self.noun.catch_up(here, values)
        if fate is Fate.SAME and caught_up:
            fate = Fate.NEWER_THERE
        if changed or caught_up:
            self._update(row, {**changed, **caught_up})
        if isinstance(self.noun, NewerNoun) and fate in {Fate.NEWER_HERE, Fate.NEWER_THERE}:
            names = [name for name in self.noun.columns if name not in {*self.noun.loose, self.noun.version}]
            if any(here[name] != values[name] for name in names):
                self._note(line, there, Message(f"web.exchange_{fate}"))
        return self._accept(there, {**values, "id": row.pk}, fate)

    def _made(self, values: Values) -> models.Model:
        columns = {self.noun.attribute(name): values[name] for name in self.noun.columns}
        return self.noun.model(pk=values["id"], **{**columns, **self.noun.fixed(self.work.person)})

    def _update(self, row: models.Model, values: Values) -> None:
        columns = {self.noun.attribute(name): value for name, value in values.items()}
        if self.noun.is_marked:
            columns["is_imported"] = True
        self.noun.model._default_manager.filter(pk=row.pk).update(**columns)

    def _create(self) -> None:
        fields = self.noun.model._meta.fields
        if any(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False) for field in fields):
            for row in self.new:
                # Raw, as fixtures are loaded: the moments are those of the bundle, not of the import.
                row.save_base(raw=True, force_insert=True)
        else:
            self.noun.model._default_manager.bulk_create(self.new, batch_size=_BATCH)
        later, self.work.later = self.work.later, []
        for act in later:
            act()

    def _accept(self, there: UUID, values: Values, fate: Fate) -> None:
        if self.noun.has_children:
            self.work.ids.setdefault(self.noun.name, {})[there] = values["id"]
        self.work.report.count(self.noun.name, fate)
        self.noun.accepted(values, fate, self.work)

    def _refuse(self, line: int, there: UUID, reason: Message) -> None:
        self.work.report.count(self.noun.name, Fate.REFUSED)
        self._note(line, there, reason)

    def _note(self, line: int, there: UUID, message: Message) -> None:
        self.work.report.notes.append(Note(self.noun.name, line, str(there), message))
