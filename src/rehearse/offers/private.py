"""Untraded shares: nothing in totals, and what the company must become worth for the offer to equal another."""

from __future__ import annotations

import math

from rehearse.offers.offer import HORIZON, Offer

__all__ = ["YEARS", "break_even", "claimed_at", "growth_needed"]

YEARS = 4.0
"""Years in which the company has to get there."""
_DOUBLINGS = 200
_HALVINGS = 200


def claimed_at(offer: Offer, company_value: float | None = None) -> float:
    """Claimed worth of what vests in four years, at another value of the company when one is given."""
    return math.fsum(
        share * grant.claimed(company_value)
        for grant in offer.grants
        if grant.is_claimed and not grant.expected
        for month, share in grant.vests()
        if month <= HORIZON
    )


def break_even(offer: Offer, missing: float) -> float | None:
    """The company value at which the claimed shares are worth ``missing``; 0 when nothing is missing.

    None when no value suffices, because nothing claimed vests in four years.
    """
    if missing <= 0:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_DOUBLINGS):
        if claimed_at(offer, high) >= missing:
            break
        low, high = high, high * 2
    else:
        return None
    for _ in range(_HALVINGS):  # the claim rises with the value, in straight pieces
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (low, middle) if claimed_at(offer, middle) >= missing else (middle, high)
    return high


def growth_needed(value: float, today: float, years: float = YEARS) -> float | None:
    """Yearly growth from ``today`` to ``value``, ``(V / V_today)^(1/T) - 1``; None when either is not above 0.

    >>> round(growth_needed(160.0, 10.0), 3)
    1.0
    """
    if value <= 0 or today <= 0:
        return None
    return float((value / today) ** (1 / years) - 1)
