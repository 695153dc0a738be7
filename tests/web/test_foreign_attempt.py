"""Attempts that another version of Rehearse made."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.practice.models import Attempt

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("item", "round_"), [("coding/two", "chess"), ("chess/mate", "coding"), ("x", "")])
def test_an_attempt_that_nothing_here_can_show_is_missing(site: Client, alice: Person, item: str, round_: str) -> None:
    at = datetime(2026, 11, 17, 18, tzinfo=UTC)
    row = Attempt.objects.create(
        person=alice, item=item, rev=1, round=round_, opened_at=at, study_day=date(2026, 11, 17)
    )
    assert site.get(f"/practise/attempt/{row.pk}/").status_code == 404
    assert site.get("/practise/").status_code == 200
    assert site.get("/progress/").status_code == 200
