"""A bundle of somebody who has left, and somebody without data."""

from __future__ import annotations

import pytest

from rehearse.web.accounts.models import Person
from tests.web.exchange import data

_made: list[bytes] = []


@pytest.fixture
def bundle(db: None) -> bytes:
    """An export with a row of every noun; none of the rows is in the database. The same bytes for every test."""
    if not _made:
        person = Person.objects.create(email="gone@example.org")
        data.fill(person)
        _made.append(data.bundle_of(Person.objects.get(pk=person.pk)))
        person.delete()
    return _made[0]


@pytest.fixture
def bea(db: None) -> Person:
    """A person without data."""
    return Person.objects.create(email="bea@example.org")
