"""The form: what is typed becomes terms, every fault stands at its field, nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse import offers as engine
from rehearse.web.offers.form import OfferForm
from rehearse.web.offers.letter import fields_of
from tests.web.offers.conftest import orrery, typed


def terms(**changes: str) -> dict[str, Any]:
    form = OfferForm(typed(**changes))
    draft = form.draft()
    assert draft is not None, form.errors
    return draft.terms


def errors(**changes: str) -> dict[str, str]:
    form = OfferForm(typed(**changes))
    assert form.draft() is None
    return form.errors


def test_a_few_fields_make_an_offer() -> None:
    found = terms()
    assert found["base"] == 104_000
    assert found["bonus"] == {"target": 0.15, "payout": 1.0}
    assert found["signon"] == [{"amount": 15_000, "month": 0, "clawback_months": 12, "pro_rata": True}]
    assert found["grants"][0]["money"] == 160_000
    assert found["grants"][0]["schedule"][0] == [12, 500]


def test_base_alone_is_an_offer_and_nothing_is_none() -> None:
    bare = dict.fromkeys(("bonus", "signon__0__amount", "signon__0__months", "grant__0__money"), "")
    assert terms(**bare) == {"version": 1, "currency": "GBP", "base": 104_000}
    assert list(errors(**bare, base="")) == ["base"]


def test_hourly_pay_needs_the_hours() -> None:
    assert list(errors(per="hour", base="60")) == ["hours"]
    found = terms(per="hour", base="60", hours="40")
    assert (found["hourly"], found["hours_per_week"]) == (60, 40)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"company": "  "}, "company"),
        ({"company": "x" * 301}, "company"),
        ({"currency": "pounds"}, "currency"),
        ({"base": "170.000"}, "base"),
        ({"bonus": "0.15"}, "bonus"),
        ({"bonus": "", "payout": "90"}, "bonus"),
        ({"match_rate": "50"}, "match_cap"),
        ({"answer_by": "soon"}, "answer_by"),
        ({"signon__0__amount": "", "signon__0__months": "12"}, "signon-0-amount"),
        ({"signon__0__months": "one"}, "signon-0-months"),
        ({"grant__0__schedule": "own", "grant__0__own": "33/33/22/11"}, "grant-0-own"),
        ({"grant__0__own": "50/50"}, "grant-0-schedule"),
        ({"grant__0__schedule": "<script>"}, "grant-0-schedule"),
        ({"grant__0__kind": "gold"}, "grant-0-kind"),
        ({"grant__0__money": "", "grant__0__units": "100"}, "grant-0-price"),
        ({"grant__0__money": "", "grant__0__price": "10"}, "grant-0-money"),
        ({"grant__0__units": "100", "grant__0__price": "10"}, "grant-0-units"),
        ({"grant__0__strike": "3"}, "grant-0-strike"),
        ({"grant__0__kind": "option", "grant__0__money": "", "grant__0__units": "10"}, "grant-0-strike"),
        ({"tax_cash": "100"}, "tax_cash"),
        ({"living_place": "Oslo"}, "living_index"),
    ],
)
def test_a_fault_is_named_at_its_field(changes: dict[str, str], field: str) -> None:
    found = errors(**changes)
    assert field in found
    assert found[field].endswith((".", "%."))


def test_a_private_share_without_the_count_is_refused() -> None:
    form = OfferForm(orrery(grant__0__fully_diluted=""))
    assert form.draft() is None
    assert list(form.errors) == ["grant-0-fully_diluted"]


def test_the_second_grant_keeps_its_own_faults() -> None:
    found = errors(
        grants="3", grant__1__kind="rsu", grant__1__schedule="yearly",
        grant__2__kind="rsu", grant__2__money="5k", grant__2__schedule="yearly", grant__2__strike="9",
    )  # fmt: skip
    assert list(found) == ["grant-2-strike"]


def test_twenty_grants_fit_and_more_are_not_read() -> None:
    more = {
        f"grant__{n}__{part}": value for n in range(25) for part, value in (("money", "1000"), ("schedule", "yearly"))
    }
    assert len(terms(grants="20", **more)["grants"]) == 20
    assert OfferForm(typed(grants="99999")).grants == 1
    assert OfferForm(typed(grants="25")).grants == engine.MOST_GRANTS


def test_units_times_price_beyond_counting_are_refused() -> None:
    found = errors(grant__0__money="", grant__0__units="999000000000", grant__0__price="999000000000")
    assert found == {"grant-0-units": "This is more than Rehearse counts with. Check the zeros."}


def test_what_was_typed_stays() -> None:
    form = OfferForm(typed(base="a lot", document="letter \u0000of Monday"))
    assert form.draft() is None
    assert form.values["base"] == "a lot"
    assert form.values["document"] == "letter of Monday"
    assert form.values["grant-0-money"] == "160000"


MONEY = st.integers(1, 10**9).map(float)
COUNTS = st.integers(1, 10**6).map(float)
SHARES = st.integers(0, 100).map(lambda percent: percent / 100)
SCHEDULES = st.sampled_from([((12, 10_000),), ((12, 2500), (24, 7500)), ((3, 625), (48, 9375))])
GRANTS = st.one_of(
    st.builds(lambda s, m, a, e: engine.Grant("rsu", s, start_month=a, money=m, expected=e), SCHEDULES, MONEY,
              st.integers(0, 48), st.booleans()),
    st.builds(lambda s, u, p: engine.Grant("rsu", s, units=u, price=p), SCHEDULES, COUNTS, COUNTS),
    st.builds(lambda s, u, k, p: engine.Grant("option", s, units=u, strike=k, price=p), SCHEDULES, COUNTS, COUNTS, COUNTS),
    st.builds(lambda s, u: engine.Grant("private", s, units=u, company=engine.Company(1e7, 1e6, 2e5, 0.2)), SCHEDULES, MONEY),
    st.builds(lambda s, m: engine.Grant("cash", s, money=m), SCHEDULES, MONEY),
)  # fmt: skip
OFFERS = st.builds(
    engine.Offer,
    currency=st.sampled_from(["USD", "BDT"]),
    base=MONEY,
    yearly_raise=SHARES,
    bonus=st.none() | st.builds(engine.Bonus, st.integers(1, 100).map(lambda p: p / 100), SHARES),
    signon=st.lists(
        st.builds(
            engine.SignOn, MONEY, st.integers(0, 48), st.integers(1, 48), st.none() | st.integers(0, 24),
            st.none() | st.booleans(), st.none() | st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
    grants=st.lists(GRANTS, max_size=4).map(tuple),
    match=st.none() | st.builds(engine.Match, SHARES, SHARES, st.none() | MONEY),
)  # fmt: skip


@settings(max_examples=60)
@given(OFFERS)
def test_terms_survive_the_fields(offer: engine.Offer) -> None:
    form = OfferForm(fields_of(offer) | {"company": "X"})
    draft = form.draft()
    assert draft is not None, form.errors
    assert engine.offer_from_json(draft.terms) == offer


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(OfferForm(typed()).names()), st.text(max_size=30)))
def test_any_fields_are_terms_or_faults(changes: dict[str, str]) -> None:
    form = OfferForm(typed() | changes)
    draft = form.draft()
    assert (draft is None) == bool(form.errors)
    if draft is not None:
        engine.offer_from_json(draft.terms)


@pytest.mark.parametrize(
    "changes", [{"signon__0__how": "pro_rata"}, {"signon__0__how": "", "signon__0__gross": "net"},
                {"signon__0__how": "", "signon__0__from": "3"}],
)  # fmt: skip
def test_a_claw_back_without_months_is_asked_back(changes: dict[str, str]) -> None:
    assert list(errors(signon__0__months="", **changes)) == ["signon-0-months"]
    assert "clawback_months" not in terms(signon__0__months="0", **changes)["signon"][0]


@pytest.mark.parametrize("base", ["$104k", "104k USD", "eur 104,000", "৳ 104,000"])
def test_an_amount_in_another_currency_is_asked_back(base: str) -> None:
    assert list(errors(base=base)) == ["base"]


@pytest.mark.parametrize(("base", "currency"), [("£104k", "GBP"), ("$104k", "CAD"), ("GBP 104k", "GBP")])
def test_an_amount_may_name_the_currency_of_the_offer(base: str, currency: str) -> None:
    assert terms(base=base, currency=currency)["base"] == 104_000
