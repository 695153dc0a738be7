"""Attempts with the answers typed in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from rehearse.web.accounts.models import Person
from rehearse.web.exchange.columns import moment_text
from rehearse.web.exchange.noun import TableNoun, Values
from rehearse.web.exchange.report import Fate
from rehearse.web.practice.models import Attempt

__all__ = ["NOUN"]


def _progress(values: Values) -> tuple[bool, int, datetime]:
    return values["closed_at"] is not None, values["sequence"], values["drafted_at"] or values["opened_at"]


class AttemptNoun(TableNoun):
    """A closed attempt never changes; an open one may have gone on elsewhere."""

    name = "attempt"
    order = 40
    model = Attempt
    columns = (
        "item",
        "rev",
        "round",
        "block",
        "opened_at",
        "study_day",
        "closed_at",
        "is_accepted",
        "answer_shown_at",
        "hints",
        "draft",
        "stated_time",
        "stated_space",
        "own_tests",
        "sequence",
        "drafted_at",
        "handed_in_at",
        "seconds",
    )

    def fate(self, here: Values, there: Values) -> Fate:
        """What went further counts, as long as it is the same attempt and open on one side."""
        if any(here[name] != there[name] for name in ("item", "rev", "round", "opened_at")):
            return Fate.REFUSED
        if here["closed_at"] is not None and there["closed_at"] is not None:
            return Fate.REFUSED
        return Fate.NEWER_THERE if _progress(there) > _progress(here) else Fate.NEWER_HERE

    def texts(self, person: Person) -> Iterator[tuple[UUID, str]]:
        """Each answer under its item; code is fenced."""
        found = Attempt.objects.filter(person=person).exclude(draft="").order_by("-pk")
        for row in found.iterator(chunk_size=500):
            fence = "`" * 5
            text = f"{fence}python\n{row.draft}\n{fence}" if "coding" in row.round else row.draft
            yield row.pk, f"# {row.item}, revision {row.rev}\n\nOpened {moment_text(row.opened_at)}\n\n{text}\n"


NOUN = AttemptNoun()
