"""What a letter says as lines, what changed, and what to ask before signing."""

from __future__ import annotations

from datetime import date

import pytest

from rehearse import offers as engine
from rehearse.web.offers.checklist import checklist
from rehearse.web.offers.letter import changes, lines
from rehearse.web.offers.models import Offer, OfferRevision

SHARES = engine.Grant("rsu", ((12, 2500), (24, 7500)), money=100_000)
FULL = engine.Offer(
    currency="USD", base=170_000, yearly_raise=0.03, bonus=engine.Bonus(0.15, 0.9),
    signon=(engine.SignOn(30_000, 0, 12, None, True, False),), grants=(SHARES,),
    match=engine.Match(0.5, 0.06, 345_000), start=date(2027, 1, 4), tax=engine.Tax(0.3, 0.4),
    living=engine.Living("Oslo", 120.0),
)  # fmt: skip


def said(offer: engine.Offer) -> dict[str, str]:
    return {line.key: f"{line.value}; {line.note}".rstrip("; ").replace("\u00a0", " ") for line in lines(offer)}


def test_a_letter_is_told_line_by_line() -> None:
    found = said(FULL)
    assert found["base"] == "$170,000 a year"
    assert found["bonus"] == "15 %; 90 % of it expected"
    assert found["signon-1"] == "$30,000; owed back in part when leaving within 12 months; after tax"
    assert found["grant-1"] == "$100,000, listed shares; 25 / 75 % by year"
    assert found["match"] == "50 % of what you pay in, up to 6 % of pay; pay counts up to $345,000"
    assert {"raise", "start", "tax", "living"} <= found.keys()


@pytest.mark.parametrize(
    ("offer", "key", "words"),
    [
        (engine.Offer(hourly=62.5, hours_per_week=40), "base", "$62.50 an hour; 40 paid hours a week"),
        (engine.Offer(currency="BDT", monthly=120_000), "base", "৳120,000 a month"),
        (engine.Offer(base=1, signon=(engine.SignOn(5_000),)), "signon-1", "$5,000; never owed back"),
        (engine.Offer(grants=(engine.Grant("option", SHARES.schedule, units=1000, strike=2, price=5.5),)), "grant-1",
         "1,000 units, options; 25 / 75 % by year; price of a share $5.50; bought at $2"),
        (engine.Offer(grants=(engine.Grant("private", SHARES.schedule, fraction=0.001, start_month=12, expected=True,
                                           company=engine.Company(2e7, 1e7)),)), "grant-1",
         "0.1 % of the company, shares of a private company; 25 / 75 % by year; company said to be worth $20,000,000; "
         "starts in month 12; hoped for, counted in no total"),
    ],
)  # fmt: skip
def test_every_form_of_pay_has_its_words(offer: engine.Offer, key: str, words: str) -> None:
    assert said(offer)[key] == words


def test_changes_name_both_sides_and_what_is_gone() -> None:
    after = engine.Offer(currency="USD", base=180_000, bonus=FULL.bonus, signon=FULL.signon, grants=FULL.grants)
    found = {change.label: (change.before, change.after) for change in changes(FULL, after)}
    assert found["Base"] == ("$170,000 a year", "$180,000 a year")
    assert found["Match"][1] == ""
    assert "Bonus, target" not in found
    assert changes(FULL, FULL) == []


def checks(offer: engine.Offer, *, in_writing: bool = False) -> dict[str, bool]:
    row = Offer(company="X")
    revision = OfferRevision(offer=row, terms={}, in_writing=in_writing)
    return {check.text: check.is_settled for check in checklist(row, revision, offer)}


def test_the_written_offer_comes_first() -> None:
    found = checks(FULL)
    assert next(iter(found)) == "Ask for the written offer. Nothing is accepted before it is there."
    assert checks(FULL, in_writing=True)["The offer is in writing."]


def test_a_sum_of_money_is_no_number_of_units() -> None:
    assert any(text.startswith("Grant 1 is a sum of money.") for text in checks(FULL))
    units = engine.Offer(base=1, grants=(engine.Grant("rsu", SHARES.schedule, units=100, price=10.0),))
    assert checks(units)["Size and schedule of grant 1 are said."]


def test_what_is_owed_back_is_asked_until_it_is_said() -> None:
    vague = engine.Offer(base=1, signon=(engine.SignOn(5_000, clawback_months=12),))
    assert {
        "Ask whether the sign-on is owed back whole or in part, and from which day.",
        "Ask whether the sign-on is owed back before or after tax.",
    } <= checks(vague).keys()
    assert checks(FULL)["How the sign-on is owed back is said."]
