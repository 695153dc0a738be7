"""The person's own settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from rehearse.message import Message
from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import field_of, read_value, wrong
from rehearse.web.exchange.errors import RowError
from rehearse.web.exchange.lines import Row
from rehearse.web.exchange.noun import Import
from rehearse.web.exchange.report import Fate

__all__ = ["NOUN"]

COLUMNS = ("name", "language", "zone", "has_letter_keys")
LANGUAGES = {"", "en", "bn"}


def _default(name: str) -> Any:
    return field_of(Person, name).get_default()


class SettingsNoun:
    """One row without an id: it belongs to whoever imports. What was chosen here stays."""

    name = "settings"
    order = 0

    def rows(self, person: Person) -> Iterator[Row]:
        """One row."""
        yield {name: getattr(person, name) for name in COLUMNS}

    def texts(self, person: Person) -> Iterable[tuple[UUID, str]]:
        """None."""
        return ()

    def judge(self, rows: Iterable[tuple[int, Row]]) -> None:
        """At most one row, with a language and a zone that exist."""
        for line, row in rows:
            try:
                self._judge(line, row)
            except RowError as error:
                where = f"data/{self.name}.jsonl, line {line}"
                raise RowError(Message("web.exchange_at", {"where": where, "problem": error.message})) from error

    def _judge(self, line: int, row: Row) -> None:
        if line > 1:
            raise wrong("line", "rule_once")
        if row.keys() != set(COLUMNS):
            raise wrong(", ".join(sorted(row.keys() ^ set(COLUMNS)))[:60], "rule_names")
        for name in COLUMNS:
            read_value(field_of(Person, name), name, row[name])
        if row["language"] not in LANGUAGES:
            raise wrong("language", "rule_choice", choices="en, bn")
        if row["zone"] and row["zone"] not in available_timezones():
            raise wrong("zone", "rule_zone")

    def join(self, rows: Iterable[tuple[int, Row]], work: Import) -> None:
        """Takes over what was never chosen here."""
        for _, row in rows:
            person = Person.objects.get(pk=work.person.pk)
            taken = {
                name: row[name]
                for name in COLUMNS
                if row[name] != getattr(person, name) and getattr(person, name) == _default(name)
            }
            if taken:
                Person.objects.filter(pk=person.pk).update(**taken)
            is_same = all(row[name] == getattr(person, name) for name in COLUMNS)
            fate = Fate.NEWER_THERE if taken else Fate.SAME if is_same else Fate.NEWER_HERE
            work.report.count(self.name, fate)


NOUN = SettingsNoun()
