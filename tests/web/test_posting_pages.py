"""Postings over HTTP: what the person corrects, takes back and clears."""

from __future__ import annotations

import pytest
from django.test import Client

from rehearse.web.postings.models import Correction, SavedPosting

pytestmark = pytest.mark.django_db


def bring_demo(site: Client) -> SavedPosting:
    site.post("/welcome/", {"act": "demo"})
    return SavedPosting.objects.get()


def save(site: Client, row: SavedPosting, **fields: str) -> SavedPosting:
    answer = site.post(f"/postings/{row.pk}/", {**fields, "act": "save"})
    assert answer.status_code == 302
    assert site.get(answer.url).status_code == 200
    row.refresh_from_db()
    return row


def test_a_corrected_title_is_shown_and_listed(site: Client) -> None:
    row = save(site, bring_demo(site), title="Ranking Engineer")
    assert row.title == "Ranking Engineer"
    assert b"Ranking Engineer" in site.get("/postings/").content


@pytest.mark.parametrize("field", ["title", "company"])
def test_a_word_taken_back_leaves_the_reading(site: Client, field: str) -> None:
    row = bring_demo(site)
    read = getattr(row, field)
    save(site, row, **{field: "Something else"})
    assert getattr(save(site, row, **{field: read}), field) == read
    assert not Correction.objects.exists()


@pytest.mark.parametrize("field", ["title", "company", "years"])
def test_a_cleared_field_says_that_the_posting_has_none(site: Client, field: str) -> None:
    row = save(site, bring_demo(site), **{field: " "})
    assert Correction.objects.get().value is None
    assert getattr(row, field, "") == ""
    assert site.get(f"/plan/setup/?posting={row.pk}").status_code == 200


def test_years_that_are_no_number_are_named(site: Client) -> None:
    row = bring_demo(site)
    answer = site.post(f"/postings/{row.pk}/", {"years": "many", "act": "save"}, follow=True)
    assert b"years from 0 to 40" in answer.content
    assert not Correction.objects.exists()


def test_years_in_bangla_digits_are_a_number(site: Client) -> None:
    save(site, bring_demo(site), years="৯")
    assert Correction.objects.get().value == 9


def test_a_character_that_postgresql_refuses_is_left_out(site: Client) -> None:
    assert save(site, bring_demo(site), title="Ranking\0 Engineer").title == "Ranking Engineer"
