"""Worksheets with their texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from uuid import UUID

from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import moment_text
from rehearse.web.exchange.noun import NewerNoun
from rehearse.web.plan.models import Worksheet

__all__ = ["NOUN"]


class WorksheetNoun(NewerNoun):
    """The text a person produced for a block."""

    name = "worksheet"
    order = 30
    model = Worksheet
    columns = (
        "goal",
        "block",
        "round",
        "kind",
        "text",
        "sequence",
        "seconds",
        "is_done",
        "opened_at",
        "changed_at",
    )
    parents: ClassVar = {"goal": "goal"}
    unique = (("goal", "block"),)

    def texts(self, person: Person) -> Iterator[tuple[UUID, str]]:
        """Each text under its kind and block."""
        for sheet in Worksheet.objects.filter(person=person).exclude(text="").order_by("-pk").iterator(chunk_size=500):
            head = f"# {sheet.kind}\n\n{sheet.round}, block {sheet.block}, opened {moment_text(sheet.opened_at)}"
            yield sheet.pk, f"{head}\n\n{sheet.text}\n"


NOUN = WorksheetNoun()
