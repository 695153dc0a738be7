"""The pages over HTTP."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from rehearse.web.accounts.models import Person
from rehearse.web.accounts.services import today
from rehearse.web.applications import board, services
from rehearse.web.applications.models import Application, WaitingFile
from rehearse.web.plan.models import Goal
from tests.web.applications.conftest import Make, moves

pytestmark = pytest.mark.django_db


def test_an_application_is_followed_and_moved(site: Client) -> None:
    assert site.get("/applications/").status_code == 200
    assert site.get("/applications/new/").status_code == 200
    answer = site.post(
        "/applications/new/",
        {
            "company": "Harbour Labs",
            "title": "ML engineer",
            "stage": "applied",
            "priority": "high",
            "next_action": "call",
            "next_date": "2026-11-01",
        },
    )
    assert answer.status_code == 302
    row = Application.objects.get()
    page = site.get(answer.url)
    assert b"Harbour Labs: call" in page.content
    answer = site.post(f"/applications/{row.pk}/move/", {"stage": "screening"}, follow=True)
    assert b"Take back" in answer.content
    for path in ("", "?view=table", "?view=table&sort=-since", "stages/", "import/", f"{row.pk}/delete/"):
        assert site.get(f"/applications/{path}").status_code == 200


def test_somebody_new_is_told_how_to_begin(site: Client) -> None:
    page = site.get("/applications/").content.decode()
    assert "Nothing is followed yet." in page
    assert page.count("btn go") == 1


def test_the_headline_is_what_matters_first(site: Client, make: Make, alice: Person) -> None:
    day = today(alice)
    row = make("A", stage="applied")
    assert "1 application is open." in site.get("/applications/").content.decode()
    Application.objects.filter(pk=row.pk).update(next_date=day - timedelta(days=2), next_action="call")
    page = site.get("/applications/").content.decode()
    assert "<h1>A: call</h1>" in page
    assert "Due 2 days ago." in page
    assert "call" in site.get(f"/applications/{row.pk}/").content.decode().split("</h1>")[0]


def test_nothing_is_said_to_be_due_first_only_when_that_is_so(site: Client, make: Make, alice: Person) -> None:
    day, row = today(alice), make("A", stage="applied")
    services.add_round(row, {"kind": "coding", "day": str(day + timedelta(days=5))})
    assert "Nothing is due before that." in site.get("/applications/").content.decode()
    other = make("B", stage="applied", next_action="call", next_date=str(day + timedelta(days=5)))
    assert "Nothing is due before that." in site.get("/applications/").content.decode()
    services.change(other, {"next_date": str(day + timedelta(days=4))})
    page = site.get("/applications/").content.decode()
    assert "Nothing is due before that." not in page
    assert "2 applications are open." in page
    services.move(other, "rejected", now=timezone.now())
    assert "Nothing is due before that." in site.get("/applications/").content.decode()


@pytest.mark.parametrize("title", ["", "ML engineer"])
def test_a_form_sent_twice_makes_one_application(site: Client, title: str) -> None:
    fields = {"company": "Harbour Labs", "title": title, "stage": "saved", "priority": "normal"}
    assert site.post("/applications/new/", fields).status_code == 302
    answer = site.post("/applications/new/", fields)
    assert answer.status_code == 200
    assert b"Harbour Labs" in answer.content
    assert Application.objects.count() == 1


def test_a_view_is_an_address(site: Client, make: Make) -> None:
    for company, stage in (("Alder", "applied"), ("Birch", "saved"), ("Cedar", "rejected")):
        make(company, stage=stage, title="engineer" if company != "Birch" else "analyst")

    def listed(query: str) -> list[str]:
        page = site.get(f"/applications/?view=table&{query}").content.decode()
        return re.findall(r"<b>(\w+)</b>", page)

    assert listed("sort=company") == ["Alder", "Birch", "Cedar"]
    assert listed("sort=-company") == ["Cedar", "Birch", "Alder"]
    assert listed("stage=open&sort=company") == ["Alder", "Birch"]
    assert listed("stage=closed") == ["Cedar"]
    assert listed("text=ENGINEER+ald") == ["Alder"]
    assert listed("due=1") == []
    assert listed("stage=limbo&sort=luck&silent=7&text=%00") == listed("")


def test_a_long_list_says_how_much_is_left_out(
    site: Client, alice: Person, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    monkeypatch.setattr("rehearse.web.applications.views.pipeline.MOST_SHOWN", 2)
    for number in range(5):
        make(f"Company {number}")
    page = site.get("/applications/").content.decode()
    assert "3 more are not shown." in page
    assert 'Saved <span class="num quiet">5</span>' in page, "the figure of a column is of all that stand there"
    assert "not shown" not in site.get("/applications/?text=company+1").content.decode()


def test_on_the_board_each_stands_at_its_stage(site: Client, make: Make) -> None:
    make("Alder", stage="applied")
    make("Cedar", stage="rejected")
    page = site.get("/applications/").content.decode()
    columns = {part.split('"')[0]: part for part in page.split('aria-labelledby="h-')[1:]}
    assert "Alder" in columns["applied"] and "Alder" not in columns["saved"]
    assert "Cedar" in columns["rejected"]
    assert "withdrawn" not in columns, "an empty stage of the end takes no room"


def test_moving_from_the_board_returns_there_and_can_be_undone(site: Client, make: Make) -> None:
    row = make("Alder", stage="saved")
    answer = site.post(f"/applications/{row.pk}/move/", {"stage": "applied", "next": "/applications/?sort=company"})
    assert answer.url == "/applications/?sort=company"
    page = site.get(answer.url).content.decode()
    assert f'formaction="/applications/{row.pk}/take-back/"' in page
    assert '<form id="undo" method="post">' in page
    site.post(f"/applications/{row.pk}/take-back/")
    assert moves(row) == ["saved", "applied", "saved"]
    answer = site.post(f"/applications/{row.pk}/take-back/", follow=True)
    assert b"No move of this application is left" in answer.content


@pytest.mark.parametrize(
    "next_", ["https://evil.example/", "//evil.example", "/today/", "javascript:x", "/\\evil.example"]
)
def test_a_form_returns_nowhere_else(site: Client, make: Make, next_: str) -> None:
    row = make("Alder")
    assert (
        site.post(f"/applications/{row.pk}/move/", {"stage": "applied", "next": next_}).url
        == f"/applications/{row.pk}/"
    )


def test_what_was_typed_stays_when_it_is_refused(site: Client, make: Make) -> None:
    row = make("Alder")
    for path, values, wrong in (
        ("move", {"stage": "applied", "day": "2099-01-01", "note": "kept <b>"}, "kept &lt;b&gt;"),
        ("change", {"form": "next", "next_action": "kept one", "next_date": "soon", "priority": "low"}, "kept one"),
        ("change", {"form": "about", "company": "", "title": "kept two"}, "kept two"),
        ("rounds", {"kind": "coding", "day": "soon", "note": "kept three"}, "kept three"),
        ("contacts", {"name": "", "note": "kept four"}, "kept four"),
    ):
        answer = site.post(f"/applications/{row.pk}/{path}/", values)
        page = answer.content.decode()
        assert (answer.status_code, path) == (422, path)
        assert wrong in page
        assert page.count('role="alert"') == 1
        link = re.search(r'<li><a href="#([\w-]+)">', page)
        assert link is not None and f'id="{link[1]}"' in page, "the summary leads to the field"
    row.refresh_from_db()
    assert (row.company, row.next_action, moves(row)) == ("Alder", "", ["saved"])


def test_a_faulty_new_one_keeps_every_field(site: Client) -> None:
    values = {
        "company": "",
        "title": "ML",
        "url": "x",
        "stage": "applied",
        "day": "soon",
        "next_action": "call",
        "next_date": "2026-13-01",
        "priority": "low",
    }
    answer = site.post("/applications/new/", values)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "4 things do not fit" in page
    assert 'value="ML"' in page and 'value="call"' in page and '<option value="applied" selected>' in page


def test_rounds_and_people_are_changed_and_removed(site: Client, make: Make) -> None:
    row = make("Alder")
    base = f"/applications/{row.pk}"
    site.post(f"{base}/rounds/", {"kind": "coding", "day": "2026-12-01", "time": "10:30", "outcome": "open"})
    site.post(f"{base}/contacts/", {"name": "R. Sen", "address": "<script>"})
    round_, contact = row.rounds.get(), row.contacts.get()
    assert b"&lt;script&gt;" in site.get(f"{base}/").content
    site.post(f"{base}/rounds/{round_.pk}/", {"kind": "coding", "day": "2026-12-02", "time": "", "outcome": "passed"})
    site.post(f"{base}/contacts/{contact.pk}/", {"name": "S. Roy"})
    assert (row.rounds.get().outcome, row.contacts.get().name) == ("passed", "S. Roy")
    assert site.post(f"{base}/rounds/{round_.pk}/", {"kind": "chess"}).status_code == 422
    site.post(f"{base}/rounds/{round_.pk}/", {"act": "remove"})
    site.post(f"{base}/contacts/{contact.pk}/", {"act": "remove"})
    assert (row.rounds.count(), row.contacts.count()) == (0, 0)


def test_days_are_those_of_the_person(site: Client, make: Make) -> None:
    row = make("Alder", stage="applied")
    late = datetime(2026, 11, 10, 20, tzinfo=UTC)  # already the 11th in Dhaka
    row.events.update(at=late)
    Application.objects.filter(pk=row.pk).update(created_at=late)
    services.add_round(row, {"kind": "coding", "at": "2026-11-12T20:30:00Z"})
    for path in ("", "?view=table", f"{row.pk}/"):
        page = site.get(f"/applications/{path}").content.decode()
        assert "11\u00a0Nov" in page and "10\u00a0Nov" not in page, path
    assert "13\u00a0Nov" in page and "02:30" in page
    assert "11\u00a0November" in page


def test_silence_offers_a_reminder_and_ghosted(site: Client, make: Make, alice: Person) -> None:
    row = make("Alder", stage="applied", days=60)
    page = site.get(f"/applications/{row.pk}/").content.decode()
    assert "without a sign" in page and 'value="ghosted"' in page
    site.post(f"/applications/{row.pk}/wait/")
    row.refresh_from_db()
    assert (row.next_action, row.next_date) == ("ask how it stands", today(alice) + timedelta(days=7))
    assert "without a sign" not in site.get(f"/applications/{row.pk}/").content.decode()
    assert row.stage.key == "applied", "ghosted is never set by itself"


def test_deleting_asks_first(site: Client, make: Make) -> None:
    row = make("Alder")
    page = site.get(f"/applications/{row.pk}/delete/")
    assert b"Delete Alder and its history?" in page.content
    assert Application.objects.exists()
    assert site.post(f"/applications/{row.pk}/delete/").url == "/applications/"
    assert not Application.objects.exists()


def test_notes_keep_their_lines(site: Client, make: Make) -> None:
    row = make("Alder")
    site.post(f"/applications/{row.pk}/change/", {"form": "notes", "notes": "one\r\n\r\n  two </textarea>"})
    row.refresh_from_db()
    assert row.notes == "one\n\n  two </textarea>"
    assert b"two &lt;/textarea&gt;" in site.get(f"/applications/{row.pk}/").content


def test_stages_are_kept_from_the_page(site: Client, make: Make, alice: Person) -> None:
    def act(act: str, **values: str) -> int:
        return site.post("/applications/stages/", {"act": act, **values}).status_code

    assert act("add", name="Phone screen", kind="screening") == 302
    assert act("rename", key="applied", name="Sent") == 302
    assert act("hide", key="withdrawn") == 302
    assert act("down", key="saved") == 302
    assert act("up", key="saved") == 302
    assert act("remove", key="declined") == 302
    keys = [stage.key for stage in board.stages_of(alice)]
    assert keys[:4] == ["saved", "applied", "screening", "phone-screen"]
    assert "declined" not in keys
    page = site.get("/applications/stages/").content.decode()
    assert 'value="Sent"' in page
    assert act("add", name="", kind="limbo") == 422
    assert act("rename", key="limbo", name="x") == 422
    assert act("up", key="limbo") == 302
    make("Alder", stage="applied")
    answer = site.post("/applications/stages/", {"act": "remove", "key": "applied"}, follow=True)
    assert b"cannot be removed" in answer.content


def test_a_file_is_looked_at_before_it_is_taken(site: Client, make: Make) -> None:
    row = make("Alder")

    def upload(text: str, name: str = "a.csv") -> str:
        answer = site.post("/applications/import/", {"file": SimpleUploadedFile(name, text.encode())})
        return answer.content.decode()

    page = upload(f"id,company\n{row.pk},Alder Labs\n,Birch\n")
    assert "1 new, 1 changed." in page and "Alder Labs" in page
    assert Application.objects.count() == 1
    digest = re.search(r'name="digest" value="(\w+)"', page)
    assert digest is not None
    other = site.post("/applications/import/", {"act": "take", "digest": "0"})
    assert b"Something changed here" in other.content
    answer = site.post("/applications/import/", {"act": "take", "digest": digest[1]}, follow=True)
    assert b"2 applications imported." in answer.content
    assert not WaitingFile.objects.exists()
    answer = site.post("/applications/import/", {"act": "take", "digest": digest[1]}, follow=True)
    assert b"No file waits any more." in answer.content
    assert "Nothing would change." in upload(f"id,company\n{row.pk},Alder Labs\n")
    page = upload("company,url\nA,javascript:x\n")
    assert "Line 2, column url" in page and "Nothing was imported." in page
    assert "neither" in upload("x", "a.xlsx")
    assert site.post("/applications/import/", {}).status_code == 422


def test_a_file_waits_an_hour(site: Client, alice: Person) -> None:
    site.post("/applications/import/", {"file": SimpleUploadedFile("a.csv", b"company\nA\n")})
    WaitingFile.objects.update(made_at=timezone.now() - timedelta(hours=2))
    answer = site.post("/applications/import/", {"act": "take", "digest": "0"}, follow=True)
    assert b"No file waits any more." in answer.content


@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_is_a_file(site: Client, make: Make, form: str) -> None:
    make("Alder")
    answer = site.get(f"/applications/applications.{form}")
    assert answer["Content-Disposition"] == f'attachment; filename="applications.{form}"'
    assert b"Alder" in answer.content


def test_today_says_what_is_due(site: Client, goal: Goal, make: Make, alice: Person) -> None:
    assert b"Due in your applications" not in site.get("/today/").content
    for number in range(5):
        make(f"Company {number}", next_date=today(alice), next_action="call")
    page = site.get("/today/").content.decode()
    assert page.count("/applications/01") == 3
    assert "All 5" in page


def test_a_stranger_reaches_none_of_it(stranger: Client, make: Make) -> None:
    row = make("Alder", stage="applied")
    round_ = services.add_round(row, {"kind": "coding"})
    assert b"Alder" not in stranger.get("/applications/").content
    assert b"Alder" not in stranger.get("/applications/applications.json").content
    for path in (
        "",
        "move/",
        "take-back/",
        "change/",
        "wait/",
        "dates/",
        "delete/",
        "rounds/",
        f"rounds/{round_.pk}/",
        "contacts/",
    ):
        url = f"/applications/{row.pk}/{path}"
        assert stranger.post(url, {"stage": "saved", "act": "remove"}).status_code == (405 if not path else 404)
    assert stranger.get(f"/applications/{row.pk}/").status_code == 404
    assert Application.objects.get().stage.key == "applied"


@pytest.mark.parametrize("query", ["", "view=table"])
def test_queries_stay_few_however_many_there_are(
    site: Client, make: Make, query: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        row = make(f"Company {number}", stage="applied")
        services.add_round(row, {"kind": "coding", "day": "2027-01-01"})
    site.get(f"/applications/?{query}")
    with django_assert_max_num_queries(14):
        site.get(f"/applications/?{query}")


@pytest.mark.parametrize("language", ["en", "bn"])
def test_pages_speak_both_languages(site: Client, alice: Person, make: Make, language: str) -> None:
    alice.language = language
    alice.save()
    row = make("Alder", stage="applied", days=30)
    for path in ("", "?view=table", "new/", "stages/", "import/", f"{row.pk}/", f"{row.pk}/delete/"):
        assert site.get(f"/applications/{path}").status_code == 200
