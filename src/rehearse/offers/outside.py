"""Lines beside pay, from what the person entered: after tax, elsewhere, in another currency, by calendar year.

None of them enters a total, a rank or a present value.
"""

from __future__ import annotations

import calendar as calendars
import math
from dataclasses import dataclass
from datetime import date, timedelta

from rehearse.offers.flow import flows, service_year
from rehearse.offers.offer import HORIZON, Conversion, Living, Offer, Tax
from rehearse.offers.valuation import Valuation

__all__ = [
    "AfterTax",
    "CalendarYear",
    "Converted",
    "Equivalent",
    "after_tax",
    "by_calendar_year",
    "converted",
    "equivalent",
]


@dataclass(frozen=True, slots=True)
class AfterTax:
    """Amounts at flat marginal rates. The match is paid into a plan and stays untaxed here."""

    tax: Tax
    years: tuple[float, ...]
    total: float
    kept: tuple[tuple[int, float], ...]
    """(month, amount) for the offer's ``leave_months``."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What the same life would cost in the place the person named: ``amount * index / 100``."""

    living: Living
    year_1: float
    average: float


@dataclass(frozen=True, slots=True)
class Converted:
    """Amounts in another currency."""

    conversion: Conversion
    year_1: float
    average: float
    total: float
    present_value: float


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """What falls into one calendar year. Raises and growth still count from the first day of work."""

    year: int
    base: float
    bonus: float
    equity: float
    signon: float
    match: float

    @property
    def total(self) -> float:
        """Everything that counts."""
        return self.base + self.bonus + self.equity + self.signon + self.match


def after_tax(offer: Offer) -> AfterTax | None:
    """At the person's rates; None when none were entered.

    A claw-back of the gross amount is owed whole although tax was paid on it; where the letter does not say, the
    whole is assumed.
    """
    if offer.tax is None:
        return None
    due, tax = flows(offer), offer.tax
    cash = [math.fsum(row) for row in zip(due.base, due.bonus, due.signon, due.cash, strict=True)]
    net = [
        cash[month] * (1 - tax.cash) + due.shares[month] * (1 - tax.equity) + due.match[month]
        for month in range(HORIZON + 1)
    ]
    years = tuple(
        math.fsum(net[month] for month in range(HORIZON + 1) if service_year(month) == k)
        for k in range(1, HORIZON // 12 + 1)
    )
    kept = tuple(
        (month, math.fsum(net[: month + 1]) - _owed_after_tax(offer, tax, month)) for month in offer.leave_months
    )
    return AfterTax(tax, years, math.fsum(years), kept)


def _owed_after_tax(offer: Offer, tax: Tax, month: int) -> float:
    return math.fsum(
        payment.owed(month) * ((1 - tax.cash) if payment.gross is False else 1.0) for payment in offer.signon
    )


def equivalent(valuation: Valuation) -> Equivalent | None:
    """In the place the person named; None when none was."""
    living = valuation.offer.living
    if living is None:
        return None
    return Equivalent(living, valuation.year_1 * living.index / 100, valuation.average * living.index / 100)


def converted(valuation: Valuation) -> Converted | None:
    """At the person's rate; None when none was entered."""
    conversion = valuation.offer.convert
    if conversion is None:
        return None
    rate = conversion.rate
    return Converted(
        conversion,
        valuation.year_1 * rate,
        valuation.average * rate,
        valuation.total * rate,
        valuation.present_value * rate,
    )


def by_calendar_year(offer: Offer) -> tuple[CalendarYear, ...]:
    """The same payments by calendar year; empty without a first day.

    A month's base and match are paid on the last day worked of that month, everything else on its anniversary:
    with a start on 1 January, month 12 of base is December and the first bonus falls on 1 January.
    """
    if offer.start is None:
        return ()
    due = flows(offer)
    earned = [_after(offer.start, month) - timedelta(days=1 if month else 0) for month in range(HORIZON + 1)]
    falls = [_after(offer.start, month) for month in range(HORIZON + 1)]
    years = sorted({day.year for day in (*earned, *falls)})
    rows = (
        CalendarYear(
            year,
            _within(due.base, earned, year),
            _within(due.bonus, falls, year),
            _within(due.equity, falls, year),
            _within(due.signon, falls, year),
            _within(due.match, earned, year),
        )
        for year in years
    )
    return tuple(row for row in rows if row.total)


def _within(amounts: tuple[float, ...], days: list[date], year: int) -> float:
    return math.fsum(amount for amount, day in zip(amounts, days, strict=True) if day.year == year)


def _after(start: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    years, month = divmod(start.month - 1 + months, 12)
    last = calendars.monthrange(start.year + years, month + 1)[1]
    return date(start.year + years, month + 1, min(start.day, last))
