"""Postings over HTTP: what the person corrects, takes back and clears."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from rehearse.web.postings.models import Correction, SavedPosting
from rehearse.web.postings.services import posting_of

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


def correction(field: str) -> object:
    return Correction.objects.get(field=field).value


def test_pay_is_corrected_with_groups_and_bangla_digits(site: Client) -> None:
    row = bring_demo(site)
    save(site, row, salary_min="৯০,০০০", salary_max="1,05,000", salary_currency="INR", salary_period="month")
    assert correction("salary") == {"min": 90000, "max": 105000, "currency": "INR", "period": "month"}
    page = site.get(f"/postings/{row.pk}/").content.decode()
    assert "Your word counts. Read as: GBP 72,000 to 88,000 a year" in page


def test_pay_as_it_was_read_is_no_correction(site: Client) -> None:
    row = bring_demo(site)
    save(site, row, salary_min="72,000", salary_max="88,000", salary_currency="GBP", salary_period="year")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("low", "high", "currency", "why"),
    [
        ("90k", "", "GBP", b"Give the amounts in digits"),
        ("72,5", "80000", "GBP", b"Give the amounts in digits"),
        ("90000", "80000", "GBP", b"Swap them"),
        ("90000", "95000", "", b"Choose a currency"),
        ("90000", "95000", "MOON", b"a currency and a period"),
    ],
)
def test_pay_that_does_not_fit_is_named_and_stays(site: Client, low: str, high: str, currency: str, why: bytes) -> None:
    row = bring_demo(site)
    answer = site.post(
        f"/postings/{row.pk}/",
        {"title": "Kept", "salary_min": low, "salary_max": high, "salary_currency": currency, "act": "save"},
    )
    assert answer.status_code == 422 and why in answer.content
    assert f'value="{low}"'.encode() in answer.content and b'value="Kept"' in answer.content
    assert not Correction.objects.exists()


def test_cleared_pay_says_that_there_is_none(site: Client) -> None:
    save(site, bring_demo(site), salary_min="", salary_max="")
    assert correction("salary") is None


def test_the_slider_puts_axis_two_where_the_person_sees_it(site: Client) -> None:
    row = bring_demo(site)
    page = site.get(f"/postings/{row.pk}/").content.decode()
    read = re.search(r'name="axis2_at"[^>]*value="(-?\d+)"', page)
    assert read is not None
    save(site, row, axis2_at=read[1])
    assert not Correction.objects.exists()
    save(site, row, axis2_at="-40")
    assert correction("axis2") == -0.4
    save(site, row, axis2_at=read[1])
    assert not Correction.objects.exists()


@pytest.mark.parametrize("at", ["101", "middle", "1e2", "--5"])
def test_a_position_outside_the_slider_is_refused(site: Client, at: str) -> None:
    answer = site.post(f"/postings/{bring_demo(site).pk}/", {"axis2_at": at, "act": "save"})
    assert answer.status_code == 422 and b"from -100 to 100" in answer.content


def test_domains_flags_and_rounds_are_corrected_and_set_back(site: Client) -> None:
    row = bring_demo(site)
    first = {"domain_1": "ads", "domain_2": "search", "domain_3": "", "llm_application": "yes", "not_ml": "yes"}
    save(site, row, **first, rounds_shown="1", rounds="ml_depth")
    assert correction("domains") == ["ads", "search"]
    assert correction("llm_application") is True and correction("not_ml") is True
    assert correction("rounds.ml_depth") is True and correction("rounds.coding") is False
    readings, _words = posting_of(row)
    read = next(one.value for one in readings if one.field == "domains")
    back = dict(zip(("domain_1", "domain_2", "domain_3"), [*read, "", ""], strict=False))
    site.post(
        f"/postings/{row.pk}/",
        {**back, "llm_application": "no", "not_ml": "no", "rounds_shown": "1", "act": "save",
         "rounds": [one.value["round"] for one in readings if one.field == "rounds"]},
    )  # fmt: skip
    assert not Correction.objects.exists()


def test_a_skill_that_was_missed_is_added_and_taken_away_again(site: Client) -> None:
    row = save(site, bring_demo(site), add_skill="terraform", add_status="preferred")
    page = site.get(f"/postings/{row.pk}/").content.decode()
    assert "added by you" in page and correction("skills.terraform") == "preferred"
    save(site, row, **{"skills.terraform": "not"})
    assert not Correction.objects.exists()


def test_an_unknown_skill_is_refused(site: Client) -> None:
    answer = site.post(f"/postings/{bring_demo(site).pk}/", {"add_skill": "juggling", "act": "save"})
    assert answer.status_code == 422 and not Correction.objects.exists()


def test_both_sides_of_axis_one_show_their_phrases(site: Client) -> None:
    page = site.get(f"/postings/{bring_demo(site).pk}/").content.decode()
    sides = page[page.index('class="sides"') : page.index("Where it stands")]
    assert "Train and improve the models" in sides and "feature store" in sides
    assert sides.count("<q ") <= 6


def bring_page(site: Client, markup: str) -> SavedPosting:
    from django.core.files.uploadedfile import SimpleUploadedFile

    site.post("/welcome/", {"file": SimpleUploadedFile("page.html", markup.encode()), "act": "read"})
    return SavedPosting.objects.get()


def test_text_and_page_data_stand_side_by_side_where_they_differ(site: Client) -> None:
    row = bring_page(
        site,
        '<html><script type="application/ld&#x2B;json">{"@type": "JobPosting", "title": "ML Engineer", "baseSalary": '
        '{"@type": "MonetaryAmount", "currency": "USD", "value": {"minValue": 100000, "maxValue": 120000, "unitText": '
        '"YEAR"}}}</script><h1>ML Engineer</h1><p>You train and improve machine learning models with Python.</p>'
        "<h2>Pay</h2><p>The base salary is $90,000 to $110,000 a year.</p></html>",
    )
    page = site.get(f"/postings/{row.pk}/").content.decode()
    both = page[page.index('class="disagree"') :]
    assert "USD 90,000 to 110,000 a year" in both and "USD 100,000 to 120,000 a year" in both
    assert 'href="#d' in both and re.search(r'<mark id="d\d+"', page)


def test_a_short_text_asks_for_the_whole_posting(site: Client) -> None:
    site.post("/welcome/", {"posting": "Data Scientist. Python and SQL.", "act": "read"})
    row = SavedPosting.objects.get()
    assert b"This is a short text." in site.get(f"/postings/{row.pk}/").content
    row.delete()
    assert b"This is a short text." not in site.get(f"/postings/{bring_demo(site).pk}/").content


def test_a_file_without_its_encoding_is_read_with_a_word(site: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    text = "Data Scientist\nRequirements\n- Python, na\xefve Bayes\n".encode("cp1252")
    answer = site.post("/welcome/", {"file": SimpleUploadedFile("p.txt", text), "act": "read"}, follow=True)
    assert b"Windows-1252" in answer.content


def test_the_reading_leads_to_the_preparation(site: Client) -> None:
    row = bring_demo(site)
    assert site.post(f"/postings/{row.pk}/", {"act": "prepare"}).url == f"/postings/{row.pk}/prepare/"
    assert f"/postings/{row.pk}/prepare/".encode() in site.get("/postings/").content


@pytest.mark.parametrize(
    ("text", "amount"),
    [("72000", 72000), ("72,000", 72000), ("72.000", 72000), ("72 000", 72000), ("12,45,000", 1245000),
     ("21.50", 21.5), ("৭২,০০০", 72000), ("72,5", None), ("1,2,3", None), ("-5", None), ("", None), ("9" * 13, None)],
)  # fmt: skip
def test_amounts_are_read_in_one_way_or_not_at_all(text: str, amount: float | None) -> None:
    from rehearse.web.postings.reading_form import _amount

    assert _amount(text) == amount


@pytest.mark.parametrize(("act", "there"), [("follow", "/applications/new/"), ("company", "/research/postings/")])
def test_a_way_off_the_reading_keeps_what_was_corrected(site: Client, act: str, there: str) -> None:
    row = bring_demo(site)
    answer = site.post(f"/postings/{row.pk}/", {"title": "As I say it", "act": act})
    assert answer.headers["Location"].startswith(there)
    row.refresh_from_db()
    assert row.title == "As I say it"


def test_kept_corrections_are_said(site: Client) -> None:
    row = bring_demo(site)
    page = site.post(f"/postings/{row.pk}/", {"title": "As I say it", "act": "save"}, follow=True).content.decode()
    assert "Saved." in page


def test_an_empty_field_is_not_called_a_file(site: Client) -> None:
    page = site.post("/welcome/", {"posting": "", "act": "read"}).content.decode()
    assert "There is no text in it." in page
    assert "pasted.txt" not in page
