"""A second implementation, from the rules alone: a ledger of single payments in exact fractions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings

from rehearse.offers import HORIZON, Grant, Offer, SignOn
from rehearse.offers.flow import flows
from rehearse.offers.kept import kept_by_month
from rehearse.offers.valuation import present_value, service_years
from tests.offers.test_properties import offers

COUNTED = ("base", "bonus", "signon", "match", "cash", "shares")
Payment = tuple[int, str, Fraction]


def ledger(offer: Offer) -> Iterator[Payment]:
    """(month, column, amount) of everything that falls due in four years."""
    pay = Fraction(offer.yearly_base)
    for year in range(1, 5):
        for month in range(12 * year - 11, 12 * year + 1):
            yield month, "base", pay / 12
            if offer.match is not None:
                limit = offer.match.limit
                counts = pay if limit is None else min(pay, Fraction(limit))
                yield month, "match", Fraction(offer.match.rate) * Fraction(offer.match.cap) * counts / 12
        if offer.bonus is not None:
            yield 12 * year, "bonus", Fraction(offer.bonus.target) * Fraction(offer.bonus.payout) * pay
        pay *= 1 + Fraction(offer.yearly_raise)
    for payment in offer.signon:
        if payment.month <= HORIZON:
            yield payment.month, "signon", Fraction(payment.amount)
    for grant in offer.grants:
        for after, points in grant.schedule:
            month = grant.start_month + max(after, grant.cliff_month)
            if month <= HORIZON:
                column, worth = vested(grant, Fraction((1 + offer.growth) ** (month / 12)))
                yield month, "expected" if grant.expected else column, worth * points / 10_000


def vested(grant: Grant, rise: Fraction) -> tuple[str, Fraction]:
    """The column of a grant, and its worth when a traded share costs so many times today's price."""
    if grant.company is not None:
        company = grant.company
        left = max(Fraction(0), Fraction(company.value) - Fraction(company.preferences))
        price = left / (Fraction(company.fully_diluted) / (1 - Fraction(company.dilution)))
        claimed = Fraction(grant.units or 0) * max(Fraction(0), price - Fraction(grant.strike))
        return "claimed", Fraction(0) if grant.expected else claimed
    if grant.kind == "cash":
        return "cash", Fraction(grant.money or 0)
    if grant.kind == "option":
        return "shares", Fraction(grant.units or 0) * max(
            Fraction(0), Fraction(grant.price or 0) * rise - Fraction(grant.strike)
        )
    if grant.units is not None:
        return "shares", Fraction(grant.units) * Fraction(grant.price or 0) * rise
    if grant.conversion_price is not None:
        return "shares", Fraction(grant.money or 0) / Fraction(grant.conversion_price) * Fraction(
            grant.price or 0
        ) * rise
    return "shares", Fraction(grant.money or 0) * rise


def debt(payment: SignOn, month: int) -> Fraction:
    """Owed back of one payment when leaving at the end of a month."""
    amount, months = Fraction(payment.amount), payment.clawback_months
    if month < payment.month or not months:
        return Fraction(0)
    start = payment.month if payment.clawback_from is None else payment.clawback_from
    if payment.pro_rata:
        return min(amount, amount * max(Fraction(0), 1 - Fraction(month - start, months)))
    return amount if month < start + months else Fraction(0)


@settings(max_examples=60, deadline=None)
@given(offers())
def test_every_figure_is_that_of_the_ledger(offer: Offer) -> None:
    payments = list(ledger(offer))
    size = float(sum((abs(amount) for _, _, amount in payments), Fraction(0)))
    near = 1e-9 * size + 1e-6
    due = flows(offer)
    for row in service_years(due):
        own = [one for one in payments if max(1, ceil(one[0] / 12)) == row.year]
        for column in ("base", "bonus", "signon", "match", "claimed", "expected"):
            assert getattr(row, column) == pytest.approx(
                float(sum(a for _, c, a in own if c == column)), rel=1e-9, abs=near
            )
        assert row.total == pytest.approx(float(sum(a for _, c, a in own if c in COUNTED)), rel=1e-9, abs=near)
    for month, kept in enumerate(kept_by_month(offer, due)):
        paid = sum((a for m, c, a in payments if m <= month and c in COUNTED), Fraction(0))
        owed = sum((debt(payment, month) for payment in offer.signon), Fraction(0))
        assert kept == pytest.approx(float(paid - owed), rel=1e-9, abs=near)
    of_shares = offer.discount if offer.beats_market else max(offer.discount, offer.growth)
    today = sum(
        float(amount) / (1 + (of_shares if column == "shares" else offer.discount)) ** (month / 12)
        for month, column, amount in payments
        if column in COUNTED
    )
    assert present_value(offer, due) == pytest.approx(today, rel=1e-9, abs=near)
