"""Applications."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from uuid import UUID

from rehearse.web.accounts.models import Person
from rehearse.web.applications import fields
from rehearse.web.applications.models import Application
from rehearse.web.exchange.columns import moment_text, wrong
from rehearse.web.exchange.noun import NewerNoun, Values

__all__ = ["NOUN"]


class ApplicationNoun(NewerNoun):
    """One application; its moves, contacts and rounds are rows of their own."""

    name = "application"
    order = 15
    model = Application
    columns = (
        "posting",
        "company",
        "title",
        "place",
        "url",
        "stage",
        "priority",
        "next_action",
        "next_date",
        "notes",
        "created_at",
        "changed_at",
    )
    parents: ClassVar = {"posting": "posting", "stage": "stage"}

    def check(self, values: Values) -> None:
        """What the forms take: an address is an address, a line is a line."""
        names = {code: name for name, code in fields.PRIORITIES.items()}
        given = {name: values[name] for name in fields.APPLICATION.fields}
        _clean, faults = fields.APPLICATION.faults({**given, "priority": names.get(values["priority"], "")})
        if faults:
            raise wrong(", ".join(faults), "rule_form")

    def texts(self, person: Person) -> Iterator[tuple[UUID, str]]:
        """The notes under company and title."""
        for row in Application.objects.filter(person=person).exclude(notes="").order_by("-pk").iterator(chunk_size=500):
            title = f", {row.title}" if row.title else ""
            yield row.pk, f"# {row.company}{title}\n\nFollowed since {moment_text(row.created_at)}\n\n{row.notes}\n"


NOUN = ApplicationNoun()
