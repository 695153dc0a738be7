"""What an offer pays: by service-year, kept when leaving, today's value, and its spread."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.message import Message
from rehearse.offers.caution import cautions
from rehearse.offers.flow import Flows, flows, service_year
from rehearse.offers.kept import kept_by_month
from rehearse.offers.offer import HORIZON, Offer
from rehearse.offers.simulation import vest_quantiles

if TYPE_CHECKING:
    from rehearse.offers.simulation import Quantiles

__all__ = ["Valuation", "Year", "present_value", "service_years", "value"]


@dataclass(frozen=True, slots=True)
class Year:
    """One service-year: the months 12(k-1) < m <= 12k; month 0 belongs to the first."""

    year: int
    base: float
    bonus: float
    equity: float
    signon: float
    match: float
    claimed: float = 0.0
    """Claimed worth of untraded shares that vest in the year; in no total."""
    expected: float = 0.0
    """Refreshers that are hoped for; in no total."""

    @property
    def total(self) -> float:
        """Everything that counts."""
        return self.base + self.bonus + self.equity + self.signon + self.match


@dataclass(frozen=True, slots=True)
class Valuation:
    """Everything computed about one offer. Amounts are before tax, in ``offer.currency``."""

    offer: Offer
    years: tuple[Year, ...]
    """Four."""
    kept_by_month: tuple[float, ...]
    """49 amounts: kept when leaving at the end of month 0, 1, ..., 48."""
    present_value: float
    quantiles: Quantiles
    """Of the sum of all vest values in four years."""
    claimed: float
    """Claimed worth of the untraded shares that vest in four years."""
    full_time: float | None
    """Yearly base at full-time hours, where hours are given."""
    warnings: tuple[Message, ...]
    break_even_value: float | None = None
    """Company value at which it equals the alternative; set by ``compare``."""

    @property
    def total(self) -> float:
        """Sum of four years."""
        return math.fsum(year.total for year in self.years)

    @property
    def average(self) -> float:
        """A year's share of the total; says nothing about any one year."""
        return self.total / len(self.years)

    @property
    def year_1(self) -> float:
        """What the first year pays."""
        return self.years[0].total

    def kept(self, month: int) -> float:
        """Everything paid and vested by the end of ``month`` (0..48), less what is owed back then."""
        return self.kept_by_month[month]


def value(offer: Offer) -> Valuation:
    """All figures of one offer. The same offer, seed included, gives the same figures. Costs about 20 ms."""
    due = flows(offer)
    years = service_years(due)
    return Valuation(
        offer=offer,
        years=years,
        kept_by_month=kept_by_month(offer, due),
        present_value=present_value(offer, due),
        quantiles=vest_quantiles(offer),
        claimed=math.fsum(due.claimed),
        full_time=offer.full_time,
        warnings=cautions(offer, tuple(year.total for year in years)),
    )


def service_years(due: Flows) -> tuple[Year, ...]:
    """The table: four rows."""
    columns = {
        "base": due.base,
        "bonus": due.bonus,
        "equity": due.equity,
        "signon": due.signon,
        "match": due.match,
        "claimed": due.claimed,
        "expected": due.expected,
    }
    return tuple(
        Year(
            year=k,
            **{
                name: math.fsum(amount for month, amount in enumerate(amounts) if service_year(month) == k)
                for name, amounts in columns.items()
            },
        )
        for k in range(1, HORIZON // 12 + 1)
    )


def present_value(offer: Offer, due: Flows | None = None, *, delay: int = 0) -> float:
    """Today's value of four years, ``sum cash_m / (1 + r)^(m/12)``; quick, nothing is simulated.

    Shares are discounted at ``max(r, g)``: growth that was entered cannot make late vesting look good, unless the
    person says that it beats the market (``beats_market``). ``delay`` moves every payment that many months away.
    """
    due = due or flows(offer)
    of_shares = offer.discount if offer.beats_market else max(offer.discount, offer.growth)
    money = zip(due.base, due.bonus, due.signon, due.match, due.cash, strict=True)
    return math.fsum(
        math.fsum(amounts) / (1 + offer.discount) ** (month / 12)
        + due.shares[month - delay] / (1 + of_shares) ** (month / 12)
        for month, amounts in enumerate(money, delay)
    )
