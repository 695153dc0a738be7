"""Whether an application is one that was made before: the same posting again, the same role, a silent company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from rehearse.postings import RELISTING, similarity
from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application
from rehearse.web.applications.services import counting
from rehearse.web.applications.stages import Kind
from rehearse.web.postings.models import SavedPosting

__all__ = ["Earlier", "How", "earlier"]

MOST_COMPARED = 400
"""Newest applications with a posting; each costs a few milliseconds."""


class How(StrEnum):
    """Why an earlier application is named, the strongest reason first."""

    SAME_TEXT = "same_text"
    RELISTED = "relisted"
    SAME_ROLE = "same_role"
    GHOSTED = "ghosted"


@dataclass(frozen=True, slots=True)
class Earlier:
    """An application that was there before."""

    row: Application
    how: How
    applied_at: datetime | None
    """When it left "saved"; None: it never did."""
    share: float
    """Shared runs of words in [0, 1]; 0 where no texts were compared."""


def earlier(
    person: Person,
    *,
    posting: SavedPosting | None = None,
    company: str = "",
    title: str | None = None,
    besides: UUID | None = None,
) -> list[Earlier]:
    """Earlier applications that the person should see before applying again; each once, the strongest first.

    ``title``: an empty one is like an empty one, so that a form sent twice makes one application; None is like none.
    ``besides``: the application that is being looked at.
    """
    rows = (
        Application.objects.filter(person=person).select_related("stage", "posting").prefetch_related("events__after")
    )
    found = []
    compared = 0
    for row in rows.exclude(pk=besides) if besides else rows:
        how, share = None, 0.0
        if posting is not None and row.posting is not None and compared < MOST_COMPARED:
            compared += 1
            how, share = _texts(posting, row.posting)
        if how is None and company and _same(row.company, company):
            if title and _same(row.title, title):
                how = How.SAME_ROLE
            elif row.stage.means is Kind.GHOSTED:
                how = How.GHOSTED
            elif title is not None and not title.strip() and not row.title:
                how = How.SAME_ROLE
        if how is not None:
            found.append(Earlier(row, how, _applied_at(row), share))
    order = list(How)
    return sorted(found, key=lambda one: (order.index(one.how), -one.share))


def _applied_at(row: Application) -> datetime | None:
    kept = counting(sorted(row.events.all(), key=lambda event: event.pk))
    return next((event.at for event in kept if event.after.means is not Kind.SAVED), None)


def _texts(one: SavedPosting, other: SavedPosting) -> tuple[How | None, float]:
    if one.pk == other.pk or one.text == other.text:
        return How.SAME_TEXT, 1.0
    share = similarity(one.text, other.text)
    return (How.RELISTED, share) if share > RELISTING else (None, 0.0)


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
