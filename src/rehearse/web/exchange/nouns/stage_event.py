"""Moves of applications from stage to stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast
from uuid import UUID

from rehearse.web.applications.models import Application, StageEvent
from rehearse.web.applications.services import counting
from rehearse.web.exchange.noun import Import, TableNoun, Values
from rehearse.web.exchange.report import Fate

__all__ = ["NOUN"]


class StageEventNoun(TableNoun):
    """Append-only here as everywhere."""

    name = "stage_event"
    order = 25
    model = StageEvent
    owner = "application__person"
    columns = ("application", "before", "after", "at", "note", "takes_back")
    parents: ClassVar = {"application": "application", "before": "stage", "after": "stage"}

    def accepted(self, values: Values, fate: Fate, work: Import) -> None:
        """Remembers whose moves have become more."""
        if fate is Fate.NEW:
            work.touched.setdefault("moved", set()).add(cast(UUID, values["application"]))

    def finish(self, work: Import) -> None:
        """Moves of two machines come together: the last that counts says where the application stands."""
        for row in _rows(work.touched.get("moved", set())):
            kept = counting(list(row.events.order_by("id")))
            if kept and kept[-1].after_id != row.stage_id:
                Application.objects.filter(pk=row.pk).update(stage=kept[-1].after_id)


def _rows(ids: Iterable[UUID]) -> Iterable[Application]:
    wanted = sorted(ids)
    for start in range(0, len(wanted), 400):
        yield from Application.objects.filter(pk__in=wanted[start : start + 400])


NOUN = StageEventNoun()
