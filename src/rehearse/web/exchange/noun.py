"""A noun of the exchange: one table, its rows as JSON, and how rows from elsewhere join those that are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.db import models

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import field_of, reader_of, write_value, wrong
from rehearse.web.exchange.errors import RowError
from rehearse.web.exchange.lines import Row
from rehearse.web.exchange.report import Fate, Report

__all__ = ["Import", "NewerNoun", "Noun", "TableNoun", "Values"]

Values = dict[str, Any]
"""Column values by column name."""


class Import:
    """One import on its way."""

    def __init__(self, person: Person, report: Report) -> None:
        self.person = person
        self.report = report
        self.ids: dict[str, dict[UUID, UUID]] = {}
        """By noun that others point at: the id here of each row of the bundle that is here now, by its id there."""
        self.touched: dict[str, set[UUID]] = {}
        """Ids that a noun wants to see again when its table is done, by a name of its choice."""
        self.later: list[Callable[[], None]] = []
        """What is to be done as soon as the new rows of a batch are there."""


class Noun(Protocol):
    """What the exchange asks of a noun. One file of ``nouns`` holds one, as ``NOUN``."""

    name: str
    """Names the table in the bundle; never changes once released."""
    order: int
    """Parents have lower numbers."""

    def rows(self, person: Person) -> Iterable[Row]:
        """The person's rows, always in the same order."""

    def judge(self, rows: Iterable[tuple[int, Row]]) -> None:
        """Raises RowError with its line for the first row that is not as documented. Reads and writes no table."""

    def join(self, rows: Iterable[tuple[int, Row]], work: Import) -> None:
        """Writes what is to be written, inside the caller's transaction, and counts every row."""

    def texts(self, person: Person) -> Iterable[tuple[UUID, str]]:
        """Reading copies in Markdown, newest first."""


class TableNoun:
    """A table with UUID keys. What differs between tables is said by attributes and small methods."""

    name: str
    order: int
    model: ClassVar[type[models.Model]]
    owner: ClassVar[str] = "person"
    """Path from the row to its person."""
    columns: ClassVar[tuple[str, ...]]
    """What travels, besides the id; a foreign key by its name, its id travels."""
    parents: ClassVar[Mapping[str, str]] = {}
    """Noun of the row that a column points at."""
    unique: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Columns that together occur once per person, besides the id."""
    loose: ClassVar[frozenset[str]] = frozenset()
    """Columns that do not make a row another one."""

    @cached_property
    def _attributes(self) -> dict[str, str]:
        return {name: field_of(self.model, name).attname for name in self.columns}

    def attribute(self, column: str) -> str:
        """Attribute that holds a column's plain value: ``goal_id`` for ``goal``."""
        return self._attributes[column]

    @cached_property
    def has_children(self) -> bool:
        """Whether rows of another noun point at these."""
        from rehearse.web.exchange.nouns import all_nouns

        return any(self.name in getattr(noun, "parents", {}).values() for noun in all_nouns())

    @cached_property
    def is_marked(self) -> bool:
        """Whether the table says which rows were imported."""
        return any(field.name == "is_imported" for field in self.model._meta.fields)

    # Export

    def rows(self, person: Person) -> Iterator[Row]:
        """The person's rows by id. One query, in chunks."""
        found = self.model._default_manager.filter(**{self.owner: person}).order_by("pk")
        for row in found.iterator(chunk_size=2000):
            yield self.encode(row)

    def encode(self, row: models.Model) -> Row:
        """The row as JSON values."""
        found = {name: write_value(getattr(row, attribute)) for name, attribute in self._attributes.items()}
        return {"id": str(row.pk), **found}

    def texts(self, person: Person) -> Iterable[tuple[UUID, str]]:
        """None, unless the table holds what people read."""
        return ()

    # Judging

    def judge(self, rows: Iterable[tuple[int, Row]]) -> None:
        """See ``Noun``."""
        seen: list[set[Any]] = [set() for _ in (("id",), *self.unique)]
        for line, row in rows:
            try:
                values = self.decode(row)
                for known, names in zip(seen, (("id",), *self.unique), strict=True):
                    key = tuple(values[name] for name in names)
                    if key in known:
                        raise wrong(", ".join(names), "rule_once")
                    known.add(key)
            except RowError as error:
                raise RowError(self._at(line, error)) from error

    def _at(self, line: int, error: RowError) -> Message:
        return Message("web.exchange_at", {"where": f"data/{self.name}.jsonl, line {line}", "problem": error.message})

    @cached_property
    def _readers(self) -> dict[str, Callable[[Any], Any]]:
        return {name: reader_of(field_of(self.model, name), name) for name in ("id", *self.columns)}

    def decode(self, row: Row, *, is_judged: bool = False) -> Values:
        """Column values of a row; a foreign key under its column's name. Raises RowError.

        ``is_judged``: the row has passed once already, and is only translated.
        """
        if not is_judged:
            self._check_names(row)
        values = {name: read(row[name]) for name, read in self._readers.items()}
        if not is_judged:
            self.check(values)
        return values

    def _check_names(self, row: Row) -> None:
        expected = self._readers.keys()
        if row.keys() == expected:
            return
        for name in sorted(expected - row.keys()):
            raise wrong(name, "rule_there")
        for name in sorted(row.keys() - expected):
            raise wrong(name[:60], "rule_unknown")

    def check(self, values: Values) -> None:
        """Raises RowError for values that are each of their type but cannot be together."""

    # Joining

    def fate(self, here: Values, there: Values) -> Fate:
        """What becomes of a row that is here already with other values. Add-only tables refuse it."""
        return Fate.REFUSED

    def differs(self, here: Values, there: Values) -> bool:
        """Whether two versions of a row say different things."""
        names = [name for name in self.columns if name not in self.loose]
        return any(here[name] != there[name] for name in names)

    def changed(self, here: Values, there: Values) -> Values:
        """The columns that are written when the bundle's row is newer."""
        return {name: there[name] for name in self.columns if name not in self.loose}

    def values_of(self, row: models.Model) -> Values:
        """Column values of a row that is here."""
        return {"id": row.pk, **{name: getattr(row, attribute) for name, attribute in self._attributes.items()}}

    def fixed(self, person: Person) -> Values:
        """Columns of a new row that do not travel: the owner, where the table has one, and the mark."""
        found: Values = {"person_id": person.pk} if self.owner == "person" else {}
        return {**found, "is_imported": True} if self.is_marked else found

    def key_refusal(self) -> Message | None:
        """Why a row with another id but the same unique values is refused; None when it is the same row."""
        return None

    def catch_up(self, here: Values, there: Values) -> Values:
        """Loose columns that the row here takes over although both rows say the same."""
        return {}

    def accepted(self, values: Values, fate: Fate, work: Import) -> None:
        """After a row is here. ``values``: those of the bundle, with the id and the parents that it has here."""

    def join(self, rows: Iterable[tuple[int, Row]], work: Import) -> None:
        """See ``Noun``."""
        from rehearse.web.exchange.joining import join

        join(self, rows, work)
        self.finish(work)

    def finish(self, work: Import) -> None:
        """After all rows of the table: what follows from them."""


class NewerNoun(TableNoun):
    """A table whose rows change: the newer version wins, the other is named in the report."""

    version: ClassVar[str] = "changed_at"
    """Column with the moment of the last change."""

    def fate(self, here: Values, there: Values) -> Fate:
        """The later change counts; of two at the same moment the one that is here."""
        return Fate.NEWER_THERE if there[self.version] > here[self.version] else Fate.NEWER_HERE
