"""Terms on the table, and the offer they make."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from rehearse.offers.grant import WHOLE, Grant
from rehearse.offers.negotiation.move import Lever
from rehearse.offers.offer import Bonus, Offer, SignOn

__all__ = ["MONEY", "Terms", "four_years", "offer_of", "step_of", "terms_of"]

MONEY = (Lever.BASE, Lever.SIGNON, Lever.EQUITY)
"""Levers counted in the currency."""
_QUARTERS = 16
_YEARS = 4


@dataclass(frozen=True, slots=True)
class Terms:
    """One figure for each lever, in the lever's unit."""

    base: float
    signon: float = 0
    equity: float = 0
    level: float = 0
    start: float = 0
    vesting: float = 25

    def at(self, lever: Lever) -> float:
        """The figure of a lever."""
        return float(getattr(self, lever.value))

    def having(self, lever: Lever, figure: float) -> Terms:
        """The same terms with one other figure."""
        return replace(self, **{lever.value: figure})

    def to_json(self) -> dict[str, float]:
        """Figures by lever; whole ones as integers."""
        return {lever.value: whole(self.at(lever)) for lever in Lever}


def whole(figure: float) -> float:
    """The figure, as an integer when it is one: 162000 and not 162000.0."""
    return int(figure) if float(figure).is_integer() else figure


def step_of(base: float) -> float:
    """Recruiters speak in round sums: a 200th to a 2,000th of a year's base, 500 for 162,000."""
    return max(1.0, 5 * 10.0 ** (math.floor(math.log10(max(base, 1))) - 3))


def terms_of(offer: Offer) -> Terms:
    """The terms of a person's own offer; hoped-for refreshers and untraded shares count nothing, as in totals."""
    grants = [grant for grant in offer.grants if not grant.expected and grant.worth() > 0]
    main = max(grants, key=Grant.worth, default=None)
    return Terms(
        base=offer.yearly_base,
        signon=sum(paid.amount for paid in offer.signon),
        equity=sum(grant.worth() for grant in grants),
        vesting=100 * _first_year(main) if main is not None else 25,
    )


def _first_year(grant: Grant) -> float:
    return sum(points for month, points in grant.schedule if max(month, grant.cliff_month) <= 12) / WHOLE


def offer_of(terms: Terms, planned: Terms, frame: Offer) -> Offer:
    """The offer ``frame``, which has the terms ``planned``, with other terms.

    Added sign-on is paid at the start; grants grow in proportion; a later start and a level are worth no money.
    """
    changed = frame
    if terms.base != planned.base and planned.base > 0:
        ratio = terms.base / planned.base
        changed = replace(
            changed,
            base=None if frame.base is None else frame.base * ratio,
            hourly=None if frame.hourly is None else frame.hourly * ratio,
            monthly=None if frame.monthly is None else frame.monthly * ratio,
        )
    if terms.signon != planned.signon:
        changed = replace(changed, signon=(*frame.signon, SignOn(terms.signon - planned.signon)))
    if terms.equity != planned.equity or terms.vesting != planned.vesting:
        changed = replace(changed, grants=tuple(_changed(grant, terms, planned) for grant in frame.grants))
    return changed


def _changed(grant: Grant, terms: Terms, planned: Terms) -> Grant:
    if grant.expected or grant.worth() <= 0:
        return grant
    ratio = terms.equity / planned.equity if planned.equity > 0 else 1.0
    found = replace(
        grant,
        money=None if grant.money is None else grant.money * ratio,
        units=None if grant.units is None else grant.units * ratio,
        fraction=None if grant.fraction is None else grant.fraction * ratio,
    )
    if terms.vesting == planned.vesting:
        return found
    return replace(found, schedule=_front_loaded(grant.schedule, terms.vesting / 100))


def _front_loaded(schedule: tuple[tuple[int, int], ...], share: float) -> tuple[tuple[int, int], ...]:
    """The same months with ``share`` of the grant in the first year; unchanged when it has none or all there."""
    early = sum(points for month, points in schedule if month <= 12)
    if not 0 < early < WHOLE:
        return schedule
    sums = [0.0]
    for month, points in schedule:
        sums.append(sums[-1] + points * (share / early if month <= 12 else (1 - share) / (WHOLE - early)))
    # Cumulative rounding: whole basis points that sum to a whole grant.
    ends = [round(part * WHOLE) for part in sums]
    return tuple((month, high - low) for (month, _), (low, high) in zip(schedule, pairwise(ends), strict=True))


def invented(planned: Terms, bonus: float, currency: str) -> Offer:
    """The planned offer of an invented recruiter: quarterly vesting, a sign-on owed back pro rata in the first year."""
    even = tuple((3 * quarter, WHOLE // _QUARTERS) for quarter in range(1, _QUARTERS + 1))
    return Offer(
        currency=currency,
        base=planned.base,
        bonus=Bonus(bonus),
        signon=(SignOn(planned.signon, clawback_months=12, pro_rata=True),),
        grants=(Grant("rsu", even, money=planned.equity),),
    )


def four_years(terms: Terms, bonus: float) -> float:
    """Quick four-year sum without raises: what recruiters, and the share of their room, are measured by."""
    return _YEARS * terms.base * (1 + bonus) + terms.signon + terms.equity
