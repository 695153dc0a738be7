"""Corrections from two windows, and skills in the person's own words."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from rehearse.web.accounts.models import Person
from rehearse.web.postings import services
from rehearse.web.postings.labels import labels_of
from rehearse.web.postings.models import Correction, SavedPosting
from tests.web.test_posting_pages import bring_demo, save

pytestmark = pytest.mark.django_db


def fields_of(page: str) -> dict[str, str | list[str]]:
    """What a browser sends of the form when nothing in it is touched."""
    form = page[page.index('<form method="post" novalidate>') :]
    found: dict[str, str | list[str]] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
        if name is None or ('type="checkbox"' in tag and " checked" not in tag):
            continue
        text = html.unescape(value[1]) if value else ""
        if 'type="checkbox"' in tag:
            found[name[1]] = [*found.get(name[1], []), text]
        else:
            found[name[1]] = text
    for name, options in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        given = re.findall(r"<option([^>]*)>([^<]*)", options)
        attributes, text = next((one for one in given if " selected" in one[0]), given[0])
        value = re.search(r' value="([^"]*)"', attributes)
        found[name] = html.unescape(value[1] if value else text)
    return found


@pytest.fixture
def posting(site: Client) -> SavedPosting:
    return bring_demo(site)


def opened(site: Client, row: SavedPosting) -> dict[str, str | list[str]]:
    return fields_of(site.get(f"/postings/{row.pk}/").content.decode())


def words(row: SavedPosting) -> dict[str, object]:
    return {word.field: word.value for word in Correction.objects.filter(posting=row)}


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_form_that_nobody_touched_corrects_nothing(
    site: Client, posting: SavedPosting, alice: Person, language: str
) -> None:
    alice.language = language
    alice.save()
    site.post(f"/postings/{posting.pk}/", {**opened(site, posting), "act": "save"})
    assert words(posting) == {}


def test_an_older_window_takes_no_correction_back(site: Client, posting: SavedPosting) -> None:
    older = opened(site, posting)
    said = {"company": "Brackenfield Two", "salary": {"min": 90000, "max": 95000, "currency": "GBP", "period": "year"},
            "domains": ["search"], "skills.python": "not", "skills.terraform": "required", "rounds.behavioral": True}  # fmt: skip
    for field, value in said.items():
        services.correct(posting, field, value)
    site.post(f"/postings/{posting.pk}/", {**older, "years": "7", "act": "save"})
    assert words(posting) == {**said, "years": 7}


def test_a_window_that_shows_a_correction_can_take_it_back(site: Client, posting: SavedPosting) -> None:
    read = posting.company
    services.correct(posting, "company", "Brackenfield Two")
    services.correct(posting, "skills.terraform", "required")
    now = opened(site, posting)
    assert now["skills.terraform"] == "required"
    site.post(f"/postings/{posting.pk}/", {**now, "company": read, "skills.terraform": "not", "act": "save"})
    assert words(posting) == {}


def test_what_was_shown_is_carried_through_a_refusal(site: Client, posting: SavedPosting) -> None:
    older = opened(site, posting)
    services.correct(posting, "company", "Brackenfield Two")
    answer = site.post(f"/postings/{posting.pk}/", {**older, "years": "many", "act": "save"})
    assert answer.status_code == 422
    again = fields_of(answer.content.decode())
    assert again["was"] == older["was"]
    site.post(f"/postings/{posting.pk}/", {**again, "years": "8", "act": "save"})
    assert words(posting) == {"company": "Brackenfield Two", "years": 8}


def test_a_skill_in_own_words_is_kept_as_written_and_has_no_practice_here_yet(
    site: Client, posting: SavedPosting
) -> None:
    row = save(site, posting, own_skill="  Apache   Flink <b> ", add_status="required")
    assert words(row) == {"skills.own:Apache Flink <b>": "required"}
    assert "Apache Flink &lt;b&gt;" in site.get(f"/postings/{row.pk}/").content.decode()
    page = site.get(f"/postings/{row.pk}/prepare/").content.decode()
    assert "Apache Flink &lt;b&gt;" in page
    assert "Kept as you wrote it; there is no practice for it here yet." in page
    for path in ("/radar/", f"/research/postings/{row.pk}/", f"/plan/setup/?posting={row.pk}"):
        assert site.get(path).status_code == 200, path
    assert "own:" not in str(labels_of(services.whole(row)))


def test_a_skill_that_is_known_gets_its_code(site: Client, posting: SavedPosting) -> None:
    assert words(save(site, posting, own_skill="Cloud  Composer", add_status="preferred")) == {
        "skills.airflow": "preferred"
    }


@pytest.mark.parametrize("name", ["x" * 51, "Apache Flink", "apache flink", "PYTHON"])
def test_a_skill_that_is_there_or_has_no_name_is_refused_and_stays_typed(
    site: Client, posting: SavedPosting, name: str
) -> None:
    save(site, posting, own_skill="Apache Flink", add_status="required")
    answer = site.post(f"/postings/{posting.pk}/", {"own_skill": name, "add_status": "required", "act": "save"})
    assert answer.status_code == 422
    assert f'name="own_skill" value="{name}"' in answer.content.decode()
    assert len(words(posting)) == 1


def test_an_own_skill_is_taken_away_again(site: Client, posting: SavedPosting) -> None:
    save(site, posting, own_skill="Apache Flink", add_status="required")
    save(site, posting, **{"skills.own:Apache Flink": "not"})
    assert words(posting) == {}
