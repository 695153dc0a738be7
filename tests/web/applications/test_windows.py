"""Two windows on one application: neither undoes what the other did, and nothing goes without a word."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from rehearse.web.applications import services
from rehearse.web.applications.models import Application
from tests.web.applications.conftest import Make

pytestmark = pytest.mark.django_db


def shown(site: Client, row: Application, part: str) -> str:
    """What the form in this part of the page carries along."""
    page = site.get(f"/applications/{row.pk}/").content.decode()
    found = re.search(rf'{re.escape(part)}.*?name="was" value="([^"]*)"', page, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def change(site: Client, row: Application, form: str, was: str, **fields: str) -> tuple[int, str]:
    answer = site.post(f"/applications/{row.pk}/change/", {"form": form, "was": was, **fields})
    row.refresh_from_db()
    return answer.status_code, html.unescape(answer.content.decode())


def test_a_field_that_was_not_touched_keeps_what_the_other_window_wrote(site: Client, make: Make) -> None:
    row = make(next_action="call")
    was = shown(site, row, 'value="next"')
    services.change(row, {"next_action": "write"})
    status, _page = change(site, row, "next", was, next_action="call", next_date="2026-12-01", priority="normal")
    assert status == 302
    assert (row.next_action, str(row.next_date)) == ("write", "2026-12-01")


def test_notes_of_another_window_are_named_before_they_are_replaced(site: Client, make: Make) -> None:
    row = make(notes="first")
    was = shown(site, row, 'value="notes"')
    services.change(row, {"notes": "from the other <b>window"})
    status, page = change(site, row, "notes", was, notes="mine")
    assert status == 422
    assert "It reads now: from the other <b>window." in page and ">mine</textarea>" in page
    assert row.notes == "from the other <b>window"
    again = re.search(r'value="notes">.*?name="was" value="([^"]*)"', site.post(
        f"/applications/{row.pk}/change/", {"form": "notes", "was": was, "notes": "mine"}
    ).content.decode(), re.DOTALL)  # fmt: skip
    assert again is not None
    status, _page = change(site, row, "notes", html.unescape(again[1]), notes="mine")
    assert status == 302
    assert row.notes == "mine"


def test_both_windows_may_write_the_same(site: Client, make: Make) -> None:
    row = make(notes="first")
    was = shown(site, row, 'value="notes"')
    services.change(row, {"notes": "one\ntwo"})
    assert change(site, row, "notes", was, notes="one\r\ntwo")[0] == 302


def test_notes_emptied_elsewhere_are_said_to_be(site: Client, make: Make) -> None:
    row = make(notes="first")
    was = shown(site, row, 'value="notes"')
    services.change(row, {"notes": ""})
    assert "Another window emptied this meanwhile." in change(site, row, "notes", was, notes="mine")[1]


def test_a_round_is_joined_field_by_field(site: Client, make: Make) -> None:
    row = make()
    one = services.add_round(row, {"kind": "coding", "day": "2027-01-12", "time": "10:00"})
    was = shown(site, row, f"rounds/{one.pk}/")
    services.change_round(one, {"day": "2027-01-14", "time": "11:30"})
    fields = {
        "kind": "coding",
        "day": "2027-01-12",
        "time": "10:00",
        "interviewer": "Rana",
        "note": "",
        "outcome": "open",
    }
    address = f"/applications/{row.pk}/rounds/{one.pk}/"
    assert site.post(address, {"was": was, **fields}).status_code == 302
    one.refresh_from_db()
    assert one.interviewer == "Rana"
    assert one.at is not None and one.at.isoformat() == "2027-01-14T05:30:00+00:00"
    answer = site.post(address, {"was": was, **fields, "time": "12:00"})
    assert answer.status_code == 422


def test_a_contact_is_joined_field_by_field(site: Client, make: Make) -> None:
    row = make()
    one = services.add_contact(row, {"name": "Rana", "note": "talks fast"})
    was = shown(site, row, f"contacts/{one.pk}/")
    services.change_contact(one, {"note": "on leave until May"})
    fields = {"name": "Rana K.", "role": "", "address": "", "note": "talks fast"}
    site.post(f"/applications/{row.pk}/contacts/{one.pk}/", {"was": was, **fields})
    one.refresh_from_db()
    assert (one.name, one.note) == ("Rana K.", "on leave until May")


def test_a_form_that_says_nothing_of_what_it_showed_is_taken_as_it_is(site: Client, make: Make) -> None:
    row = make(notes="first")
    assert change(site, row, "notes", "", notes="mine")[0] == 302
    assert row.notes == "mine"
