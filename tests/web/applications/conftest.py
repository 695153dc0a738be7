"""Applications of Alice, at a fixed moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.applications import services
from rehearse.web.applications.models import Application, StageEvent
from rehearse.web.postings.models import SavedPosting

NOW = datetime(2026, 11, 20, 6, tzinfo=UTC)
"""Noon in Dhaka."""
DAY = date(2026, 11, 20)

Make = Callable[..., Application]


@pytest.fixture
def make(alice: Person) -> Make:
    """An application of Alice's; ``days`` ago, at a stage."""

    def make_application(company: str = "Harbour Labs", *, days: int = 0, **values: object) -> Application:
        return services.follow(alice, {"company": company, **values}, now=NOW - timedelta(days=days))

    return make_application


def make_posting(person: Person, text: str, **changes: str) -> SavedPosting:
    """A saved posting with this text."""
    return SavedPosting.objects.create(person=person, raw=text, text=text, **changes)


def moves(row: Application) -> list[str]:
    """The stages it came to, in the order they were written."""
    return [event.after.key for event in StageEvent.objects.filter(application=row).order_by("id")]
