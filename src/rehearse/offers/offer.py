"""An offer: what a letter says, in the shape in which it is computed. Amounts are in the offer's currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rehearse.offers.grant import Grant

__all__ = ["HORIZON", "LEAVE_MONTHS", "Bonus", "Conversion", "Living", "Match", "Offer", "SignOn", "Tax"]

HORIZON = 48
"""Months that are looked at: four service-years."""

LEAVE_MONTHS = (6, 11, 12, 18, 24, 36)
"""Months after which people usually ask what they would keep."""


@dataclass(frozen=True, slots=True)
class Bonus:
    """Paid at the end of each service-year on the base earned in it; lost when leaving before."""

    target: float
    """Share of base, e.g. 0.15."""
    payout: float = 1.0
    """Share of the target that is expected to be paid."""


@dataclass(frozen=True, slots=True)
class SignOn:
    """Money paid once. Part or all of it is owed back when leaving before ``clawback_months`` have passed."""

    amount: float
    month: int = 0
    """Months after the start; month 12 still belongs to the first service-year."""
    clawback_months: int = 0
    """0: nothing is ever owed back."""
    clawback_from: int | None = None
    """Month from which the claw-back counts, as the letter dates it; None: from the payment."""
    pro_rata: bool | None = None
    """Whether what is owed shrinks month by month; otherwise, and where the letter does not say (None), all of it is
    owed until the last day."""
    gross: bool | None = None
    """Whether the amount before tax is owed back; None: the letter does not say."""

    def owed(self, month: int) -> float:
        """What is owed back when leaving at the end of ``month``; 0 before it is paid.

        >>> SignOn(30_000, clawback_months=12, pro_rata=True).owed(6)
        15000.0
        """
        if month < self.month or self.clawback_months == 0:
            return 0.0
        passed = month - (self.month if self.clawback_from is None else self.clawback_from)
        if self.pro_rata:
            return self.amount * min(1.0, max(0.0, 1 - passed / self.clawback_months))
        return self.amount if passed < self.clawback_months else 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """What the employer adds to a pension plan: ``rate * cap * min(pay, limit)`` a year, paid with base."""

    rate: float
    """Share of the person's own payment that is added, e.g. 0.5."""
    cap: float
    """Share of pay up to which it is added, e.g. 0.06."""
    limit: float | None = None
    """Largest yearly pay that counts by law; None: no limit was given."""


@dataclass(frozen=True, slots=True)
class Tax:
    """Flat marginal rates in [0, 1) that the person entered. Never part of a total."""

    cash: float = 0.0
    """On base, bonus, sign-on and cash grants."""
    equity: float = 0.0
    """On vested shares and options."""


@dataclass(frozen=True, slots=True)
class Living:
    """The person's own index of prices in another place; a line beside pay, never pay."""

    place: str
    index: float
    """Prices there, with those where the offer is paid as 100."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A rate of exchange with its day."""

    currency: str
    rate: float
    """Units of ``currency`` for one unit of the offer's currency."""
    day: date


@dataclass(frozen=True, slots=True)
class Offer:
    """All terms of one offer with the rates at which it is looked at. Shares are fractions, 0.03 is 3 %."""

    name: str = ""
    """What the person calls it; may be empty."""
    currency: str = "USD"
    """ISO 4217 code."""
    base: float | None = None
    """A year's base. At most one of ``base``, ``hourly`` and ``monthly`` is set."""
    hourly: float | None = None
    monthly: float | None = None
    hours_per_week: float | None = None
    """Paid hours a week; required with ``hourly``, and marks part-time work with the others."""
    full_time_hours: float = 40.0
    """Hours a week that count as full time where the offer is made."""
    yearly_raise: float = 0.0
    """Growth of base from one service-year to the next."""
    bonus: Bonus | None = None
    signon: tuple[SignOn, ...] = ()
    grants: tuple[Grant, ...] = ()
    match: Match | None = None
    discount: float = 0.05
    """Yearly rate of the present value."""
    growth: float = 0.0
    """Yearly growth of the share price that the person entered."""
    beats_market: bool = False
    """Whether shares are discounted at ``discount`` although they are said to grow faster."""
    volatility: float = 0.45
    """Yearly standard deviation of the logarithm of the share price."""
    seed: int = 0
    leave_months: tuple[int, ...] = LEAVE_MONTHS
    """Months, each in 0..48, whose kept amounts are reported; rising."""
    start: date | None = None
    """First day; needed for the view by calendar year only."""
    tax: Tax | None = None
    living: Living | None = None
    convert: Conversion | None = None

    @property
    def yearly_base(self) -> float:
        """Base of the first service-year, as written: part-time work is not scaled up."""
        if self.hourly is not None:
            return self.hourly * (self.hours_per_week or 0.0) * 52
        if self.monthly is not None:
            return self.monthly * 12
        return self.base or 0.0

    @property
    def full_time(self) -> float | None:
        """Yearly base at full-time hours; None when no hours are given."""
        if not self.hours_per_week:
            return None
        return self.yearly_base * self.full_time_hours / self.hours_per_week
