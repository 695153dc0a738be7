"""What was applied to before is named before it is kept again."""

from __future__ import annotations

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.applications import services
from rehearse.web.applications.models import Application
from rehearse.web.applications.relisting import How, earlier
from tests.web.applications.conftest import NOW, Make, make_posting

pytestmark = pytest.mark.django_db

WORDS = [f"word{number}" for number in range(200)]
TEXT = " ".join(WORDS)


def changed(count: int) -> str:
    """The text with its first ``count`` words replaced."""
    return " ".join([*(f"other{number}" for number in range(count)), *WORDS[count:]])


@pytest.mark.parametrize(("count", "how"), [(0, How.SAME_TEXT), (30, How.RELISTED), (120, None)])
def test_the_same_posting_again(alice: Person, make: Make, count: int, how: How | None) -> None:
    row = make("A", posting=str(make_posting(alice, TEXT).pk), stage="applied")
    services.move(row, "ghosted", now=NOW)
    found = earlier(alice, posting=make_posting(alice, changed(count)), company="Elsewhere")
    assert [(one.row.pk, one.how) for one in found] == ([(row.pk, how)] if how else [])
    if found:
        assert found[0].applied_at == NOW
        assert (found[0].share == 1) is (how is How.SAME_TEXT)


def test_the_same_role_and_a_company_that_did_not_answer(alice: Person, make: Make) -> None:
    same = make("Harbour  Labs", title="ML engineer", stage="rejected")
    ghosted = make("harbour labs", title="Data engineer", stage="ghosted")
    make("Harbour Labs", title="Analyst", stage="rejected")
    found = earlier(alice, company=" HARBOUR labs", title="ml ENGINEER")
    assert [(one.row.pk, one.how) for one in found] == [(same.pk, How.SAME_ROLE), (ghosted.pk, How.GHOSTED)]
    assert earlier(alice, company="Harbour Labs", title="ML engineer", besides=same.pk)[0].row.pk == ghosted.pk


def test_only_saved_is_not_applied(alice: Person, make: Make) -> None:
    make("A", title="B")
    assert earlier(alice, company="A", title="B")[0].applied_at is None


def test_what_somebody_else_does_is_not_seen(charlie: Person, make: Make) -> None:
    make("A", title="B", stage="ghosted")
    assert earlier(charlie, company="A", title="B") == []


def test_the_form_warns_before_it_keeps(site: Client, alice: Person, make: Make) -> None:
    make("Harbour", title="ML", stage="applied")
    values = {"company": "Harbour", "title": "ML", "priority": "normal", "next_action": "call"}
    page = site.post("/applications/new/", values)
    assert page.status_code == 200
    assert b"already" in page.content
    assert b'value="call"' in page.content, "what was typed stays"
    assert Application.objects.count() == 1
    seen = str(Application.objects.get().pk)
    assert site.post("/applications/new/", {**values, "seen": seen}).status_code == 302
    assert Application.objects.count() == 2


def test_a_posting_fills_the_form_and_warns_at_once(site: Client, alice: Person, make: Make) -> None:
    posting = make_posting(alice, TEXT, company="Harbour", title="ML engineer")
    page = site.get(f"/applications/new/?posting={posting.pk}").content.decode()
    assert 'value="Harbour"' in page and 'value="ML engineer"' in page
    assert "before" not in page.split("<main")[1].split("Company")[0]
    row = make("Harbour", posting=str(posting.pk), stage="applied", days=3)
    page = site.get(f"/applications/new/?posting={posting.pk}").content.decode()
    assert "You follow this posting already." in page
    assert str(row.pk) in page
    assert f"/applications/{row.pk}/" in site.get("/postings/").content.decode()


@pytest.mark.parametrize("posting", ["7", "00000000-0000-7000-8000-000000000000", "\0"])
def test_a_posting_that_is_none_leaves_an_empty_form(site: Client, alice: Person, posting: str) -> None:
    assert site.get("/applications/new/", {"posting": posting}).status_code == 200
