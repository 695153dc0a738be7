"""Company research in the browser and over the API: importing, reading, answering, keeping."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rehearse.postings.company import CatalogueError
from rehearse.web.accounts.models import Person
from rehearse.web.postings.models import SavedPosting
from rehearse.web.postings.services import add_text, correct
from rehearse.web.research import services
from rehearse.web.research.models import CaseStudy, Catalogue, CompanyFile
from tests.postings_company.catalogues import row, table

pytestmark = pytest.mark.django_db

POSTING = """Machine Learning Engineer, Ranking
Brackenfield GmbH

About Brackenfield
Brackenfield runs parcel lockers and food delivery in forty towns.

What you will do
You build the recommender that orders restaurants: candidate generation, ranking, personalisation.
You own feed ranking and recommendation models from data to A/B test.

What we look for
Python and PyTorch, three years of experience with recommender systems.
"""


@pytest.fixture(autouse=True)
def fresh_rates() -> Iterator[None]:
    from django.core.cache import cache

    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def posting(alice: Person) -> SavedPosting:
    return add_text(alice, POSTING)[0]


def imported(person: Person, data: bytes) -> services.Imported:
    return services.import_catalogue(person, data, "own.csv", now=timezone.now())


def upload(site: Client, data: bytes) -> str:
    answer = site.post(reverse("research:catalogue"), {"file": SimpleUploadedFile("own.csv", data)})
    return f"{answer.status_code} {answer.content.decode()}"


def test_an_import_says_what_it_changed_and_again_changes_nothing(alice: Person) -> None:
    data = table(row(number) for number in range(2430))
    first = imported(alice, data)
    assert (first.new, first.changed, first.same) == (2430, 0, 0)
    again = imported(alice, data)
    assert (again.new, again.changed, again.same) == (0, 0, 2430)
    assert CaseStudy.objects.count() == 2430
    assert Catalogue.objects.count() == 1


def test_a_newer_edition_changes_rows_and_keeps_what_was_read(alice: Person) -> None:
    imported(alice, table([row(1), row(2)]))
    kept = CaseStudy.objects.get(key="cs0001")
    services.mark_read(kept, is_read=True, now=timezone.now())
    done = imported(alice, table([row(1, title="A better title"), row(3)]))
    assert (done.new, done.changed, done.same) == (1, 1, 0)
    kept.refresh_from_db()
    assert (kept.title, kept.read_at is not None) == ("A better title", True)
    assert {case.key for case in CaseStudy.objects.all()} == {"cs0001", "cs0002", "cs0003"}


def test_a_refused_file_leaves_everything_as_it_was(alice: Person) -> None:
    imported(alice, table([row(1)]))
    with pytest.raises(CatalogueError):
        imported(alice, b"no,catalogue\n1,2\n")
    assert CaseStudy.objects.count() == 1


def test_own_write_ups_on_the_problem_come_first(site: Client, alice: Person, posting: SavedPosting) -> None:
    imported(alice, table([
        row(1, company="Wickerlight", industry="Gaming"), row(2, company="Brackenfield", primary_category="cv", tags=""),
        row(3), row(4, company="Lowtide", industry="Food delivery"),
    ]))  # fmt: skip
    found = services.to_read(alice, company=posting.company, domains=["recsys"], text=posting.text)
    assert [(one.row.key, one.suggestion.reason) for one in found] == [
        ("cs0003", "company_and_domain"), ("cs0002", "company"), ("cs0004", "domain_industry"), ("cs0001", "domain"),
    ]  # fmt: skip
    page = site.get(reverse("research:posting", args=[posting.pk])).content.decode()
    assert "Brackenfield GmbH wrote about this problem." in page
    assert page.index("posts.example/3") < page.index("posts.example/2") < page.index("posts.example/4")
    assert 'rel="noopener noreferrer nofollow"' in page


def test_where_nobody_wrote_others_are_shown(site: Client, alice: Person, posting: SavedPosting) -> None:
    imported(alice, table(row(number, company=f"Other{number}") for number in range(9)))
    page = site.get(reverse("research:posting", args=[posting.pk])).content.decode()
    assert "Nobody at Brackenfield" in page
    assert page.count("same problem") >= 5


def test_without_a_catalogue_the_page_says_so_and_the_questions_are_there(site: Client, posting: SavedPosting) -> None:
    page = site.get(reverse("research:posting", args=[posting.pk])).content.decode()
    assert "Find out about Brackenfield" in page
    assert page.count('name="answer.') == 8
    assert reverse("research:catalogue") in page
    assert "PyTorch" in page


def test_a_posting_without_a_company_leads_to_its_page(site: Client, alice: Person, posting: SavedPosting) -> None:
    correct(posting, "company", None)
    page = site.get(reverse("research:posting", args=[posting.pk])).content.decode()
    assert "Who is this posting from?" in page
    assert "<textarea" not in page


def test_answers_are_kept_under_every_name_of_the_company(site: Client, alice: Person, posting: SavedPosting) -> None:
    there = reverse("research:posting", args=[posting.pk])
    site.post(there, {"answer.product": "Parcels and food.", "notes": "Ask for the team."})
    other = add_text(alice, POSTING.replace("Brackenfield GmbH", "Brackenfield"))[0]
    page = site.get(reverse("research:posting", args=[other.pk])).content.decode()
    assert "Parcels and food." in page
    assert "Ask for the team." in page
    assert CompanyFile.objects.get().answers == {"product": "Parcels and food."}


def test_a_text_that_is_too_long_is_refused_and_stays_typed(site: Client, posting: SavedPosting) -> None:
    there = reverse("research:posting", args=[posting.pk])
    long = "x" * (services.LONGEST_ANSWER + 1)
    answer = site.post(there, {"answer.product": long, "notes": "kept in the form"})
    assert answer.status_code == 422
    assert long in answer.content.decode()
    assert "kept in the form" in answer.content.decode()
    assert not CompanyFile.objects.exists()


def test_drafts_are_kept_in_their_order(site: Client, posting: SavedPosting) -> None:
    there = reverse("research:posting_draft", args=[posting.pk])

    def send(text: str, sequence: object) -> tuple[int, object]:
        body = {"fields": {"answer.data": text}, "sequence": sequence}
        answer = site.post(there, json.dumps(body), content_type="application/json")
        return answer.status_code, answer.json().get("saved")

    assert send("second", 2) == (200, True)
    assert send("first", 1) == (200, False)
    assert CompanyFile.objects.get().answers == {"data": "second"}
    assert send("x" * 5000, 3)[0] == 422
    assert send("\ud800", 4)[0] == 422
    assert send("third", "no")[0] == 400
    assert site.post(there, "[", content_type="application/json").status_code == 400


def test_read_marks_come_and_go(site: Client, alice: Person, posting: SavedPosting) -> None:
    imported(alice, table([row(1)]))
    case = CaseStudy.objects.get()
    there, back = reverse("research:read", args=[case.pk]), reverse("research:posting", args=[posting.pk])
    assert site.post(there, {"act": "read", "back": back})["Location"] == f"{back}#c-{case.pk}"
    case.refresh_from_db()
    assert case.read_at is not None
    for elsewhere in ("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "plan", "../"):
        answer = site.post(there, {"act": "unread", "back": elsewhere})
        assert answer["Location"].startswith("/research/#"), elsewhere
    case.refresh_from_db()
    assert case.read_at is None


def test_a_company_can_be_named_without_a_posting(site: Client) -> None:
    there = site.post(reverse("research:find"), {"name": "Facebook"})["Location"]
    assert "Find out about Meta." in site.get(there).content.decode()
    assert site.post(reverse("research:find"), {"name": "Meta Platforms, Inc."})["Location"] == there
    assert site.post(reverse("research:find"), {"name": " . "})["Location"] == reverse("research:index")
    assert CompanyFile.objects.count() == 1


def test_the_import_page_names_rows_with_faults(site: Client) -> None:
    page = upload(site, table([row(1), row(2, source_url="javascript:alert(1)")]))
    assert page.startswith("200")
    assert "1 new write-up." in page
    assert "Line 3: source_url is no http address" in page
    assert "Nothing new in this file." in upload(site, table([row(1)]))


@pytest.mark.parametrize("data", [b"", b"id,title\n1,2\n", b"\xff\xff"])
def test_a_file_that_is_no_catalogue_is_refused_on_the_page(site: Client, data: bytes) -> None:
    page = upload(site, data)
    assert page.startswith("422")
    assert 'role="alert"' in page


@pytest.mark.usefixtures("_rates_stand_still")
def test_no_file_and_too_many_imports_are_refused(site: Client) -> None:
    there = reverse("research:catalogue")
    assert site.post(there).status_code == 422
    codes = {site.post(there).status_code for _ in range(8)}
    assert 429 in codes


def test_the_index_lists_each_company_once(site: Client, alice: Person, posting: SavedPosting) -> None:
    assert "No company yet." not in site.get(reverse("research:index")).content.decode()
    add_text(alice, POSTING)
    site.post(reverse("research:find"), {"name": "Lowtide"})
    page = site.get(reverse("research:index")).content.decode()
    assert page.count(">Brackenfield<") + page.count(">Brackenfield GmbH<") == 1
    assert ">Lowtide<" in page


def test_an_empty_index_says_how_to_begin(site: Client) -> None:
    assert "No company yet." in site.get(reverse("research:index")).content.decode()


def test_nobody_sees_what_is_somebody_elses(
    stranger: Client, site: Client, alice: Person, posting: SavedPosting
) -> None:
    imported(alice, table([row(1)]))
    site.post(reverse("research:find"), {"name": "Lowtide"})
    file, case = CompanyFile.objects.get(), CaseStudy.objects.get()
    assert stranger.get(reverse("research:posting", args=[posting.pk])).status_code == 404
    assert stranger.get(reverse("research:company", args=[file.pk])).status_code == 404
    assert stranger.post(reverse("research:read", args=[case.pk])).status_code == 404
    for name, key in (("posting_draft", posting.pk), ("company_draft", file.pk)):
        answer = stranger.post(reverse(f"research:{name}", args=[key]), "{}", content_type="application/json")
        assert answer.status_code == 404
    assert "Lowtide" not in stranger.get(reverse("research:index")).content.decode()


def test_the_api_gives_and_keeps_the_same(site: Client, alice: Person, posting: SavedPosting) -> None:
    imported(alice, table([row(1)]))
    there = f"/api/v1/research/{posting.pk}"
    found = site.get(there).json()
    assert [case["reason"] for case in found["cases"]] == ["company_and_domain"]

    def put(body: object) -> int:
        return site.put(
            there, json.dumps(body), content_type="application/json", headers={"Origin": "http://testserver"}
        ).status_code

    assert put({"answers": {"scale": "Forty towns."}, "notes": "n"}) == 200
    assert site.get(there).json()["answers"] == {"scale": "Forty towns."}
    assert put({"answers": {"colour": "blue"}}) == 422
    assert put({"answers": {"scale": "x" * 4001}}) == 422
    assert put({"answers": {}, "more": 1}) == 422


@pytest.mark.parametrize("name", ["", " ", "...", "\x01\u202e"])
def test_a_file_that_came_without_a_name_still_opens(site: Client, alice: Person, name: str) -> None:
    file = CompanyFile.objects.create(person=alice, key="odd", name=name)
    assert site.get(f"/research/companies/{file.pk}/").status_code == 200
    assert site.get("/research/").status_code == 200
