"""Offers over the API: kept, changed, answered, valued, compared."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from rehearse.web.offers.models import Offer
from tests.web.api.callers import Caller, detail

pytestmark = pytest.mark.django_db

TERMS = {"currency": "GBP", "base": 104_000, "bonus": {"target": 0.15}}


def bring(call: Caller, company: str = "Northlight", **more: Any) -> dict[str, Any]:
    body = {"company": company, "terms": TERMS} | more
    answer = call("post", "/offers/", body)
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


def test_an_offer_is_kept_with_its_first_revision(token: Caller) -> None:
    row = bring(token, title="ML engineer", in_writing=True, document="letter")
    (revision,) = row["revisions"]
    assert revision["terms"]["base"] == 104_000
    assert (revision["in_writing"], revision["document"]) == (True, "letter")
    assert token("get", f"/offers/{row['id']}").json() == row
    assert token("get", "/offers/").json() == [row]


def test_a_change_adds_a_revision_and_sameness_does_not(token: Caller) -> None:
    row = bring(token)
    same = {"company": "Northlight", "terms": TERMS}
    assert len(token("put", f"/offers/{row['id']}", same).json()["revisions"]) == 1
    more = {"company": "Northlight", "terms": TERMS | {"base": 110_000}}
    revisions = token("put", f"/offers/{row['id']}", more).json()["revisions"]
    assert [one["terms"]["base"] for one in revisions] == [104_000, 110_000]


def test_the_value_is_that_of_the_command(token: Caller) -> None:
    row = bring(token)
    found = token("get", f"/offers/{row['id']}/value").json()
    # 104,000 + 15 % of it = 119,600 a year, four times.
    assert [year["total"] for year in found["years"]] == [119_600] * 4
    assert found["total"] == 478_400
    assert found["kept"]["11"] == pytest.approx(104_000 * 11 / 12, abs=0.01)


def test_what_to_ask_for_has_a_worth(token: Caller) -> None:
    row = bring(token)
    found = token("get", f"/offers/{row['id']}/counters").json()
    worths = {one["counter"]: one["worth"] for one in found["counters"]}
    assert worths["signon"] == 10_000


def test_two_offers_are_compared_by_their_ids(token: Caller) -> None:
    one, two = bring(token), bring(token, "Tidal", terms=TERMS | {"base": 98_000})
    found = token("post", "/offers/compare", {"offers": [two["id"], one["id"]]}).json()
    assert found["ranks"]["total"] == [one["id"], two["id"]]


def test_two_currencies_without_a_rate_are_refused(token: Caller) -> None:
    one, two = bring(token), bring(token, "Tidal", terms=TERMS | {"currency": "EUR"})
    assert "GBP, EUR" in detail(token("post", "/offers/compare", {"offers": [one["id"], two["id"]]}), 422)


def test_accepting_what_is_not_in_writing_is_asked_back(token: Caller) -> None:
    row = bring(token)
    assert "in writing" in detail(token("put", f"/offers/{row['id']}/decision", {"status": "accepted"}), 409)
    assert Offer.objects.get().status == "open"
    sure = {"status": "accepted", "even_unwritten": True}
    assert token("put", f"/offers/{row['id']}/decision", sure).json()["status"] == "accepted"


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"base": 1, "bas": 2}, "body.terms"),
        ({"grants": [{"kind": "cash", "money": 1, "schedule": [[12, 9900]]}]}, "9900"),
        ({"base": True}, "body.terms.base"),
        ({"base": 1, "discount": 0.1}, "set once for all offers"),
        ({}, "body.terms"),
        ({"grants": [{"kind": "rsu", "units": 1e12, "price": 1e12, "schedule": [[12, 10000]]}]}, "Check the zeros."),
    ],
)
def test_bad_terms_are_refused_with_their_place(token: Caller, terms: dict[str, Any], says: str) -> None:
    assert says in detail(token("post", "/offers/", {"company": "X", "terms": terms}), 422)
    assert not Offer.objects.exists()


def test_offers_of_others_are_not_there(token: Caller) -> None:
    unknown = uuid4()
    for method, path in (("get", ""), ("get", "/value"), ("get", "/counters"), ("delete", "")):
        detail(token(method, f"/offers/{unknown}{path}"), 404)
    detail(token("post", "/offers/", {"company": "X", "terms": TERMS, "application": str(unknown)}), 404)


def test_a_deleted_offer_is_gone(token: Caller) -> None:
    row = bring(token)
    assert token("delete", f"/offers/{row['id']}").json() == {"id": row["id"]}
    assert token("get", "/offers/").json() == []
