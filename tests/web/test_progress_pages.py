"""Progress and the side of Today, with evidence of every amount."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.plan.models import Goal
from rehearse.web.progress.models import EvidenceRow

pytestmark = pytest.mark.django_db


def add_evidence(person: Person, count: int, round_id: str = "coding", score: float = 1.0) -> None:
    """Rows of distinct items on this study day."""
    for number in range(count):
        EvidenceRow.objects.create(
            person=person,
            attempt=uuid4(),
            item=f"coding/item-{number}",
            rev=1,
            round=round_id,
            skill="C1/two-sum",
            score=score,
            weight=1,
            difficulty=0,
            difficulty_var=0.5,
            source="judge",
            when=timezone.now(),
            study_day=today(person),
        )


@pytest.mark.parametrize(("count", "shown"), [(0, False), (2, False), (3, True), (12, True)])
@pytest.mark.parametrize("path", ["/today/", "/progress/"])
def test_a_number_is_shown_from_three_attempts_on(
    site: Client, alice: Person, goal: Goal, path: str, count: int, shown: bool
) -> None:
    add_evidence(alice, count)
    answer = site.get(path)
    assert answer.status_code == 200
    mark = 'class="seats"' if path == "/today/" else 'class="band"'
    assert (mark in answer.content.decode()) is shown


def test_evidence_of_a_round_that_is_gone_is_still_listed(site: Client, alice: Person, goal: Goal) -> None:
    add_evidence(alice, 1, round_id="juggling")
    answer = site.get("/progress/")
    assert answer.status_code == 200
    assert b"juggling" in answer.content


def test_a_zone_that_this_machine_does_not_know_stops_no_page(site: Client, alice: Person, goal: Goal) -> None:
    alice.zone = "Mars/Base"
    alice.save()
    assert site.get("/today/").status_code == 200
    assert site.get("/settings/").status_code == 200


def test_a_talk_stands_in_the_evidence_by_its_name(site: Client, alice: Person, goal: Goal) -> None:
    add_evidence(alice, 1)
    EvidenceRow.objects.filter(person=alice).update(item="negotiation/first-call", source="computed")
    page = site.get("/progress/").content.decode()
    assert "Talk about money with a recruiter" in page
    assert "negotiation/first-call" not in page
