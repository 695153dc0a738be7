"""Parts of a file that say the same: two are two, and stay two when the file comes again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Contact, InterviewRound
from tests.web.applications.test_sheets import fates, take

pytestmark = pytest.mark.django_db


def parts(*, rounds: list[dict[str, Any]], contacts: list[dict[str, Any]]) -> bytes:
    row = {"company": "A", "rounds": rounds, "contacts": contacts}
    return json.dumps({"version": 1, "applications": [row]}).encode()


def test_rounds_without_a_date_are_all_kept(alice: Person) -> None:
    rounds = [{"round": "coding", "with": "R"}, {"round": "coding", "with": "S"}, {"round": "coding", "with": "S"}]
    data = parts(rounds=rounds, contacts=[])
    for _ in range(3):
        take(alice, data, "a.json")
        assert sorted(InterviewRound.objects.values_list("interviewer", flat=True)) == ["R", "S", "S"]
    assert fates(take(alice, data, "a.json")) == (0, 0, 1)


def test_people_of_one_name_are_all_kept(alice: Person) -> None:
    contacts = [{"name": "R", "role": "recruiter"}, {"name": "R", "role": "engineer"}]
    data = parts(rounds=[], contacts=contacts)
    for _ in range(3):
        take(alice, data, "a.json")
        assert sorted(Contact.objects.values_list("role", flat=True)) == ["engineer", "recruiter"]
    assert fates(take(alice, data, "a.json")) == (0, 0, 1)


def test_a_part_with_an_id_is_never_taken_for_another(alice: Person) -> None:
    take(alice, parts(rounds=[], contacts=[{"name": "R", "role": "first"}]), "a.json")
    first = Contact.objects.get()
    both = [{"name": "R", "role": "second"}, {"id": str(first.pk), "name": "R", "role": "first"}]
    take(alice, parts(rounds=[], contacts=both), "a.json")
    first.refresh_from_db()
    assert first.role == "first"
    assert sorted(Contact.objects.values_list("role", flat=True)) == ["first", "second"]


def test_what_the_person_changed_here_is_found_again(alice: Person) -> None:
    data = parts(rounds=[{"round": "coding"}], contacts=[{"name": "R"}])
    take(alice, data, "a.json")
    Contact.objects.update(note="called")
    assert fates(take(alice, data, "a.json")) == (0, 0, 1)
    assert Contact.objects.get().note == "called"
