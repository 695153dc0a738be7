"""What is typed in an attempt: code or an answer, stated growth, own tests. Read from forms and from drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from rehearse.web.practice import services
from rehearse.web.practice.engines import in_engine
from rehearse.web.practice.models import Attempt
from rehearse.web.practice.repairs import FILE, repair_of

__all__ = ["LONGEST_SOURCE", "LONGEST_STATEMENT", "Fields", "keep_fields"]

LONGEST_SOURCE = 100_000
"""Characters; no solution of an interview comes near."""
LONGEST_STATEMENT = 200


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of an attempt that were sent; None for those that were not."""

    source: str | None = None
    time: str | None = None
    space: str | None = None
    tests: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Fields:
        """From the fields of a form or a draft. Line ends become ``\\n``; NUL, which databases refuse, is left out."""

        if any(name.startswith(FILE) for name in given):
            given = {**given, "source": repair_of(given)}

        def text(*names: str) -> str | None:
            found = next((given[name] for name in names if given.get(name) is not None), None)
            return None if found is None else str(found).replace("\r\n", "\n").replace("\0", "")

        return cls(text("source", "answer"), text("time"), text("space"), text("tests"))

    @property
    def can_be_kept(self) -> bool:
        """Whether everything has a bearable length and only characters that a database takes."""
        texts = [(self.source, LONGEST_SOURCE), (self.tests, LONGEST_SOURCE)]
        texts += [(self.time, LONGEST_STATEMENT), (self.space, LONGEST_STATEMENT)]
        return all(text is None or (len(text) <= most and services.can_be_kept(text)) for text, most in texts)

    def columns(self) -> dict[str, str]:
        """Values by column of the attempt, cut to what fits."""
        found = {
            "draft": None if self.source is None else self.source[:LONGEST_SOURCE],
            "stated_time": None if self.time is None else self.time.strip()[:LONGEST_STATEMENT],
            "stated_space": None if self.space is None else self.space.strip()[:LONGEST_STATEMENT],
            "own_tests": None if self.tests is None else self.tests[:LONGEST_SOURCE],
        }
        return {name: value for name, value in found.items() if value is not None}


def keep_fields(request: HttpRequest, row: Attempt) -> Fields:
    """Keeps what the page's form holds while the attempt is open, whatever button was pressed."""
    given: dict[str, object] = {name: request.POST[name] for name in request.POST}
    if "engine" in given:
        given["source"] = in_engine(given, str(given.get("table", "")))
    fields = Fields.of(given)
    columns = fields.columns()
    if columns and row.closed_at is None:
        now = timezone.now()
        Attempt.objects.filter(pk=row.pk, closed_at__isnull=True).update(
            **columns, drafted_at=now, seconds=services.spent(row, now)
        )
    return fields
