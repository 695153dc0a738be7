"""The pages of offers: compared, entered, changed, answered."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from rehearse import offers as engine
from rehearse.web.accounts.models import Person
from rehearse.web.applications.models import Application
from rehearse.web.applications.services import follow
from rehearse.web.offers import services
from rehearse.web.offers.form import GRANT, SIGNON, SINGLE
from rehearse.web.offers.models import Assumptions, CurrencyRate, Offer, OfferRevision
from tests.web.offers.conftest import Bring, orrery, tidal, typed

pytestmark = pytest.mark.django_db


def text_of(answer: Any) -> str:
    """The words of a page."""
    page = re.sub(r"<svg.*?</svg>|<script.*?</script>|<[^>]+>", " ", answer.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(page)).replace("\u00a0", " ")


def row_of(answer: Any, label: str) -> list[str]:
    """The cells of a table's row."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", answer.content.decode(), flags=re.S)
    for row in rows:
        cells = [
            re.sub(r"\s+", " ", html.unescape(re.sub(r"<br>.*|<[^>]+>", "", cell, flags=re.S))).strip()
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.S)
        ]
        if cells and cells[0] == label:
            return cells[1:]
    raise AssertionError(f"no row {label}")


def test_without_offers_the_page_says_how_to_begin(site: Client) -> None:
    answer = site.get("/offers/")
    assert "No offer yet." in text_of(answer)
    assert "/offers/new/" in answer.content.decode()


def test_three_offers_side_by_side(site: Client, bring: Bring) -> None:
    for fields in (typed(), tidal(), orrery()):
        bring(fields)
    answer = site.get("/offers/")
    said = text_of(answer)
    assert "Northlight, if you stay three years." in said
    # Northlight: 104 + 15.6 bonus + 5 % of 160 + 15 = 142.6; then 24, 64 and 64 vest.
    # Tidal: 98 + 11.76 + 25 % of 120 + 25 = 164.76, then 139.76 a year. Orrery: 110 a year, private shares 0.
    assert row_of(answer, "Year 1") == ["142.6", "164.8", "110.0"]
    assert row_of(answer, "Four years") == ["653.4", "584.0", "440.0"]
    assert row_of(answer, "Northlight") == ["59.5", "109.1", "142.6", "194.6", "286.2", "469.8", "653.4"]
    # 653.4 - 584.04 = 69.36; after two years 304.52 - 286.2 = 18.32.
    assert "£69 thousand more than Tidal over four years, £18 thousand less if you leave after two years." in said
    assert "Orrery is not in writing yet." in said
    assert "90.0 claimed, private: counts 0" in said
    # The gap of 213.4 is 2.371 times the claimed 90: so must be the company's value.
    assert "For Orrery to equal Northlight the company must be worth 2.4 times what it claims today" in said
    assert "standard error" in said


def test_the_month_of_the_sentence_is_one_press_away(site: Client, bring: Bring) -> None:
    bring()
    bring(tidal())
    assert "Tidal, if you stay two years." in text_of(site.get("/offers/?stay=24"))
    assert "Northlight, if you stay three years." in text_of(site.get("/offers/?stay=no"))
    assert not Assumptions.objects.exists()


def test_counters_name_the_letter_that_gives_the_reason(site: Client, bring: Bring) -> None:
    for fields in (typed(), tidal(), orrery()):
        bring(fields)
    answer = site.get("/offers/")
    # Four years of 6,000 more with 15 % bonus at 5 %: 25.0 thousand; 10,000 at the start are 10,000.
    base = row_of(answer, "Base £110,000 instead of £104,000")
    assert base == ["25.0", "Orrery said it, not in writing: not usable before it is written"]
    assert row_of(answer, "Sign-on £25,000 instead of £15,000") == ["10.0", "Tidal’s letter has it"]


def test_an_offer_in_another_currency_waits_for_a_rate(site: Client, bring: Bring) -> None:
    bring()
    bring(tidal(currency="EUR"))
    said = text_of(site.get("/offers/"))
    assert "Northlight pays £143 thousand in the first year." in said
    assert "Tidal is in EUR and is left out until you give a rate to GBP." in said
    rate = {"source_currency": "EUR", "target_currency": "GBP", "rate": "0.5", "day": "2026-01-05", "said": "my bank"}
    assert site.post("/offers/rates/", rate).status_code == 302
    answer = site.get("/offers/")
    # Half of Tidal's figures.
    assert row_of(answer, "Four years") == ["653.4", "292.0"]
    assert "EUR is turned into GBP at 0.5, the rate of 5 January 2026." in text_of(answer)


@pytest.mark.parametrize("field", ["source_currency", "target_currency", "rate", "day", "said"])
def test_a_rate_needs_everything(site: Client, bring: Bring, field: str) -> None:
    bring()
    rate = {"source_currency": "EUR", "target_currency": "GBP", "rate": "0.5", "day": "2026-01-05", "said": "my bank"}
    answer = site.post("/offers/rates/", rate | {field: ""})
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not CurrencyRate.objects.exists()


def test_the_inverse_of_a_rate_serves_too() -> None:
    rates = [CurrencyRate(source_currency="GBP", target_currency="EUR", rate=1.25, day=timezone.now().date(),
                          created_at=timezone.now())]  # fmt: skip
    found = services.rate_for(rates, "EUR", "GBP")
    assert found is not None and found.rate == 0.8


def test_assumptions_are_kept_and_shown(site: Client, bring: Bring) -> None:
    bring()
    values = {
        "discount": "0",
        "growth": "10",
        "volatility": "30",
        "leave_month": "24",
        "currency": "",
        "beats_market": "1",
    }
    assert site.post("/offers/assumptions/", values).status_code == 302
    row = Assumptions.objects.get()
    assert (row.discount, row.growth, row.volatility, row.leave_month, row.beats_market) == (0, 0.1, 0.3, 24, True)
    assert "You assume that these shares beat the market." in text_of(site.get("/offers/"))


def test_wrong_assumptions_are_named_and_stay_typed(site: Client, bring: Bring) -> None:
    bring()
    values = {"discount": "lots", "growth": "0", "volatility": "45", "leave_month": "60", "currency": "pounds"}
    answer = site.post("/offers/assumptions/", values)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'href="#{name}"' in page for name in ("discount", "leave_month", "currency"))
    assert 'value="lots"' in page
    assert not Assumptions.objects.exists()


def test_faults_link_to_their_fields_and_nothing_typed_is_lost(site: Client) -> None:
    answer = site.post("/offers/new/", typed(base="170.000", grant__0__schedule="own", grant__0__own="33/33/22/11"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#base"' in page and 'href="#grant-0-own"' in page
    assert "sums to 99 %" in page
    assert 'value="170.000"' in page and "33/33/22/11" in page
    assert not Offer.objects.exists()


def test_twenty_grants_and_sign_ons_fit_into_one_form(site: Client) -> None:
    """464 fields: Django's bound on fields is set for them."""
    parts = {f"grant-{n}-{part}": "" for n in range(20) for part in GRANT}
    parts |= {f"signon-{n}-{part}": "" for n in range(20) for part in SIGNON}
    parts |= {f"grant-{n}-money": "1000" for n in range(20)} | {f"signon-{n}-amount": "10" for n in range(20)}
    answer = site.post("/offers/new/", dict.fromkeys(SINGLE, "") | typed() | parts | {"grants": "20", "signons": "20"})
    assert answer.status_code == 302
    terms = OfferRevision.objects.get().terms
    assert (len(terms["grants"]), len(terms["signon"])) == (20, 20)


def test_one_more_grant_keeps_what_is_there(site: Client) -> None:
    answer = site.post("/offers/new/", typed(act="add_grant", base="what"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="grant-1-money"' in page and 'value="what"' in page and 'value="160000"' in page
    assert not Offer.objects.exists()


FILE = {"currency": "USD", "base": 170000, "name": "Harbour", "discount": 0.1,
        "grants": [{"kind": "rsu", "money": 120000, "schedule": [[12, 5000], [24, 5000]]}]}  # fmt: skip


def test_a_pasted_file_fills_the_form(site: Client) -> None:
    answer = site.post("/offers/new/", {"act": "paste", "file": "\ufeff" + json.dumps(FILE)})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Harbour"' in page and 'value="170000"' in page and "12: 50, 24: 50" in page
    assert "discount" in text_of(answer)
    assert not Offer.objects.exists()


@pytest.mark.parametrize("file", ["", "{", "[]", "null", '{"base": NaN}', '{"bas": 1}', "[" * 5000, "\ud800"])
def test_a_file_that_cannot_be_read_stays_with_the_reason(site: Client, file: str) -> None:
    answer = site.post("/offers/new/", {"act": "paste", "file": file.encode("utf-8", "replace").decode()})
    assert answer.status_code == 422
    assert 'id="file-why"' in answer.content.decode()


def test_the_file_of_an_offer_gives_the_figures_of_the_page(site: Client, bring: Bring) -> None:
    row = bring()
    Assumptions.objects.create(person=row.person, discount=0.1, leave_month=30)
    answer = site.get(f"/offers/{row.pk}/file/")
    found = engine.value(engine.read_offer(answer.content))
    assert answer["Content-Disposition"].startswith("attachment")
    assert found.total == 653_400
    assert found.offer.discount == 0.1
    page = text_of(site.get(f"/offers/{row.pk}/"))
    assert f"£{round(found.present_value):,}" in page


def test_a_change_is_a_revision_with_its_difference(site: Client, bring: Bring) -> None:
    row = bring()
    page = site.get(f"/offers/{row.pk}/change/").content.decode()
    assert 'value="104000"' in page and 'value="160000"' in page
    assert site.post(f"/offers/{row.pk}/change/", typed(base="110k", said_by="R. Sen")).status_code == 302
    assert [one.terms["base"] for one in OfferRevision.objects.all()] == [104_000, 110_000]
    said = text_of(site.get(f"/offers/{row.pk}/"))
    assert "£104,000 a year £110,000 a year" in said
    assert "R. Sen" in said


def test_the_same_terms_make_no_revision(site: Client, bring: Bring) -> None:
    row = bring()
    answer = site.post(f"/offers/{row.pk}/change/", typed(company="North Light Ltd"), follow=True)
    assert OfferRevision.objects.count() == 1
    assert Offer.objects.get().company == "North Light Ltd"
    assert "no new revision" in text_of(answer)


def test_terms_that_arrive_in_writing_keep_their_note(site: Client, bring: Bring) -> None:
    row = bring(typed(in_writing=""))
    site.post(f"/offers/{row.pk}/act/", {"act": "write", "document": "letter\0 of Monday"})
    newest = services.latest(row)
    assert (newest.in_writing, newest.document) == (True, "letter of Monday")
    assert OfferRevision.objects.count() == 2


def test_accepting_what_is_not_in_writing_is_asked_first(site: Client, bring: Bring) -> None:
    row = bring(typed(in_writing=""))
    answer = site.post(f"/offers/{row.pk}/act/", {"act": "accept"})
    assert "Nothing of this is in writing." in text_of(answer)
    assert Offer.objects.get().status == Offer.OPEN
    site.post(f"/offers/{row.pk}/act/", {"act": "accept", "sure": "1"})
    assert Offer.objects.get().status == Offer.ACCEPTED


def test_the_application_moves_along(site: Client, alice: Person) -> None:
    application = follow(alice, {"company": "Harbour", "title": "ML engineer"}, now=timezone.now())
    page = site.get(f"/offers/new/?application={application.pk}").content.decode()
    assert 'value="Harbour"' in page and 'value="ML engineer"' in page
    site.post("/offers/new/", typed(application=str(application.pk)))
    row = Offer.objects.get()
    assert row.application_id == application.pk
    site.post(f"/offers/{row.pk}/act/", {"act": "decline", "sure": "1"})
    assert Application.objects.get().stage.kind == "declined"
    site.post(f"/offers/{row.pk}/act/", {"act": "reopen"})
    assert Application.objects.get().stage.kind == "offer"


def test_a_declined_offer_leaves_the_comparison(site: Client, bring: Bring) -> None:
    bring()
    row = bring(tidal())
    site.post(f"/offers/{row.pk}/act/", {"act": "decline"})
    assert Offer.objects.get(pk=row.pk).status == Offer.OPEN
    site.post(f"/offers/{row.pk}/act/", {"act": "decline", "sure": "1"})
    said = text_of(site.get("/offers/"))
    assert "Northlight pays" in said and "declined" in said


def test_deleting_is_asked_first(site: Client, bring: Bring) -> None:
    row = bring()
    site.post(f"/offers/{row.pk}/act/", {"act": "delete"})
    assert Offer.objects.exists()
    site.post(f"/offers/{row.pk}/act/", {"act": "delete", "sure": "1"})
    assert not Offer.objects.exists() and not OfferRevision.objects.exists()


@pytest.mark.parametrize("path", ["", "change/", "file/"])
def test_offers_of_others_are_not_there(stranger: Client, bring: Bring, path: str) -> None:
    row = bring()
    assert stranger.get(f"/offers/{row.pk}/{path}").status_code == 404
    assert stranger.post(f"/offers/{row.pk}/act/", {"act": "delete", "sure": "1"}).status_code == 404
    assert "Northlight" not in text_of(stranger.get("/offers/"))


def test_nine_offers_are_compared_by_the_newest_eight(site: Client, bring: Bring) -> None:
    for n in range(9):
        bring(typed(company=f"Number {n}"))
    answer = site.get("/offers/")
    assert len(row_of(answer, "Year 1")) == 8
    assert "1 older offer is not in the comparison" in text_of(answer)


def test_hostile_words_are_words(site: Client, bring: Bring) -> None:
    row = bring(typed(company="<b>Evil</b>", document='"><script>x</script>'))
    for path in ("/offers/", f"/offers/{row.pk}/", f"/offers/{row.pk}/change/"):
        page = site.get(path).content.decode()
        assert "<b>Evil" not in page and "<script>x" not in page


def test_everything_is_there_in_bangla(site: Client, alice: Person, bring: Bring) -> None:
    row = bring(typed(currency="BDT", base="১২,০০,০০০"))
    bring(tidal(currency="BDT"))
    alice.language = "bn"
    alice.save()
    for path in ("/offers/", f"/offers/{row.pk}/", "/offers/new/", "/offers/market/"):
        answer = site.get(path, headers={"accept-language": "bn"})
        assert answer.status_code == 200
    page: Any = site.get("/offers/", headers={"accept-language": "bn"}).content.decode()
    assert "৳" in page
