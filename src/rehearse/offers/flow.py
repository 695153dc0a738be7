"""What is paid and what vests in each month of four years."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rehearse.offers.offer import HORIZON, Offer

__all__ = ["Flows", "flows", "owed", "service_year"]


@dataclass(frozen=True, slots=True)
class Flows:
    """Amounts by month, each a tuple of 49: month 0 (the first day) to 48, in the offer's currency."""

    base: tuple[float, ...]
    bonus: tuple[float, ...]
    signon: tuple[float, ...]
    match: tuple[float, ...]
    cash: tuple[float, ...]
    """Grants of money."""
    shares: tuple[float, ...]
    """Traded shares and options, at the price of their month: flat, or grown by ``Offer.growth``."""
    claimed: tuple[float, ...]
    """Untraded shares at their claimed price; in no total."""
    expected: tuple[float, ...]
    """Refreshers that are hoped for, traded ones at the price of their month; in no total."""

    @property
    def equity(self) -> tuple[float, ...]:
        """Grants of money and traded shares together."""
        return tuple(a + b for a, b in zip(self.cash, self.shares, strict=True))

    @property
    def paid(self) -> tuple[float, ...]:
        """Everything that counts."""
        columns = (self.base, self.bonus, self.signon, self.match, self.cash, self.shares)
        return tuple(math.fsum(month) for month in zip(*columns, strict=True))


def service_year(month: int) -> int:
    """Year of service k whose months are 12(k-1) < m <= 12k; the first day belongs to the first.

    >>> [service_year(month) for month in (0, 1, 12, 13, 24, 25)]
    [1, 1, 1, 2, 2, 3]
    """
    return max(1, math.ceil(month / 12))


def flows(offer: Offer) -> Flows:
    """Everything that falls due, month by month. What vests after four years is left out."""
    months = range(HORIZON + 1)
    by_year = [offer.yearly_base * (1 + offer.yearly_raise) ** k for k in range(HORIZON // 12)]
    yearly = [by_year[service_year(month) - 1] for month in months]
    base = [yearly[month] / 12 if month else 0.0 for month in months]
    bonus = [0.0] * len(months)
    if offer.bonus is not None:
        for month in range(12, HORIZON + 1, 12):  # on the base of its year, at its end
            bonus[month] = offer.bonus.target * offer.bonus.payout * yearly[month]
    match = [0.0] * len(months)
    if offer.match is not None:
        limit = math.inf if offer.match.limit is None else offer.match.limit
        for month in months[1:]:
            match[month] = offer.match.rate * offer.match.cap * min(yearly[month], limit) / 12
    signon = [0.0] * len(months)
    for payment in offer.signon:
        if payment.month <= HORIZON:
            signon[payment.month] += payment.amount
    cash, shares, claimed, expected = ([0.0] * len(months) for _ in range(4))
    for grant in offer.grants:
        for month, share in grant.vests():
            if month > HORIZON:
                break
            worth = share * grant.worth((1 + offer.growth) ** (month / 12))
            if grant.expected:
                expected[month] += worth
            elif grant.is_claimed:
                claimed[month] += share * grant.claimed()
            elif grant.kind == "cash":
                cash[month] += worth
            else:
                shares[month] += worth
    return Flows(*map(tuple, (base, bonus, signon, match, cash, shares, claimed, expected)))


def owed(offer: Offer, month: int) -> float:
    """Owed back of all sign-on payments when leaving at the end of ``month``."""
    return math.fsum(payment.owed(month) for payment in offer.signon)
