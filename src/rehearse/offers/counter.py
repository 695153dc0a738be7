"""What each thing one may ask for is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehearse.offers.errors import ChangeError, refusal
from rehearse.offers.fields import LARGEST_MONEY
from rehearse.offers.flow import flows
from rehearse.offers.grant import WHOLE, Grant
from rehearse.offers.kept import kept_by_month
from rehearse.offers.offer import Bonus, Offer, SignOn
from rehearse.offers.valuation import present_value

__all__ = [
    "FRONT_LOADED",
    "LEVERS",
    "Change",
    "Counter",
    "Lever",
    "changed",
    "counters",
    "quarterly",
    "step_of",
    "usual_changes",
]

Lever = Literal["base", "signon", "grant", "bonus", "vesting", "clawback", "start"]
LEVERS: tuple[Lever, ...] = ("base", "signon", "grant", "bonus", "vesting", "clawback", "start")
"""What may be asked for, in the order of the table."""
FRONT_LOADED = (38, 32, 20, 10)
"""Percent by year of a schedule that pays early."""
EVEN = tuple((month, WHOLE // 16) for month in range(3, 49, 3))
"""Four years in equal quarters; 16 quarters of 625 basis points."""
_BONUS_STEP = 0.05
_LATEST_START = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to ask for."""

    lever: Lever
    amount: float = 0.0
    """Money for base, signon and grant; a share of base for bonus; whole months for start, later is above 0."""
    by_year: tuple[int, ...] = ()
    """For vesting: percent of the grant by year from its start, quarterly within each; sums to 100."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A change with its worth."""

    change: Change
    worth: float
    """Present value with the change less that without it, staying four years from the first day. A later first day
    costs the interest; the pay of the months before it shows in ``kept``, whose months count from the old first day.
    """
    kept: tuple[tuple[int, float], ...]
    """(month, how much more is kept when leaving then), for the offer's ``leave_months``."""
    claimed: float = 0.0
    """What it adds to the claimed worth of untraded shares."""


def step_of(offer: Offer) -> float:
    """A round sum that fits the offer: the power of ten nearest to 6 % of a year's pay, 10,000 for 170,000.

    Without a base the first year's pay counts; 10,000 when nothing is paid at all.
    """
    pay = offer.yearly_base
    if pay <= 0:
        due = flows(offer)
        pay = math.fsum(due.paid[:13])
    if pay <= 0:
        return 10_000.0
    return 10.0 ** round(math.log10(pay * 0.06))


def usual_changes(offer: Offer) -> tuple[Change, ...]:
    """What people usually ask for, as far as it fits the offer."""
    step = step_of(offer)
    found = [Change("base", step)] if offer.yearly_base > 0 else []
    found += [Change("signon", step), Change("grant", step)]
    if offer.yearly_base > 0:
        found.append(Change("bonus", _BONUS_STEP))
    if any(_is_movable(grant) and grant.schedule != quarterly(FRONT_LOADED) for grant in offer.grants):
        found.append(Change("vesting", by_year=FRONT_LOADED))
    if any(payment.clawback_months for payment in offer.signon):
        found.append(Change("clawback"))
    found.append(Change("start", 1))
    return tuple(found)


def counters(offer: Offer, changes: Sequence[Change] | None = None) -> tuple[Counter, ...]:
    """The worth of each change, of the usual ones when none are given. Raises ChangeError.

    >>> [round(c.worth) for c in counters(Offer(base=100_000), [Change("signon", 10_000)])]
    [10000]
    """
    before = flows(offer)
    now, kept = present_value(offer, before), kept_by_month(offer, before)
    found = []
    for change in usual_changes(offer) if changes is None else changes:
        other = changed(offer, change)
        due = flows(other)
        delay = int(change.amount) if change.lever == "start" else 0
        after = (0.0,) * delay + kept_by_month(other, due)
        found.append(
            Counter(
                change=change,
                worth=present_value(other, due, delay=delay) - now,
                kept=tuple((month, after[month] - kept[month]) for month in offer.leave_months),
                claimed=math.fsum(due.claimed) - math.fsum(before.claimed),
            )
        )
    return tuple(found)


def changed(offer: Offer, change: Change) -> Offer:
    """The offer with one thing changed; for ``start`` the offer itself. Raises ChangeError."""
    _check(change)
    if change.lever == "base":
        return _raised(offer, change.amount)
    if change.lever == "signon":
        return replace(offer, signon=(*offer.signon, SignOn(change.amount)))
    if change.lever == "grant":
        return replace(offer, grants=(*offer.grants, _grown(offer, change.amount)))
    if change.lever == "bonus":
        bonus = offer.bonus or Bonus(0.0)
        return replace(offer, bonus=replace(bonus, target=bonus.target + change.amount))
    if change.lever == "vesting":
        schedule = quarterly(change.by_year)
        moved = (replace(grant, schedule=schedule) if _is_movable(grant) else grant for grant in offer.grants)
        return replace(offer, grants=tuple(moved))
    if change.lever == "clawback":
        return replace(offer, signon=tuple(replace(payment, clawback_months=0) for payment in offer.signon))
    return offer


def quarterly(by_year: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The schedule that pays each year's percent in four equal parts.

    >>> quarterly((60, 40))[3:5]
    ((12, 1500), (15, 1000))
    """
    return tuple(
        (12 * year + 3 * quarter, WHOLE // 400 * percent)
        for year, percent in enumerate(by_year)
        for quarter in range(1, 5)
        if percent
    )


def _raised(offer: Offer, amount: float) -> Offer:
    """More base, in the form in which base is written."""
    if offer.hourly is not None and offer.hours_per_week:
        return replace(offer, hourly=offer.hourly + amount / (52 * offer.hours_per_week))
    if offer.monthly is not None:
        return replace(offer, monthly=offer.monthly + amount / 12)
    return replace(offer, base=(offer.base or 0.0) + amount)


def _grown(offer: Offer, amount: float) -> Grant:
    """A further grant like the largest one: of claimed shares where the offer has only those."""
    promised = [grant for grant in offer.grants if not grant.expected]
    listed = [grant for grant in promised if not grant.is_claimed]
    if listed:
        like = max(listed, key=lambda grant: (grant.worth(), grant.money or 0.0))
        kind: Literal["cash", "rsu"] = "cash" if like.kind == "cash" else "rsu"
        return Grant(kind, like.schedule, start_month=like.start_month, cliff_month=like.cliff_month, money=amount)
    claimed = [grant for grant in promised if grant.company is not None and grant.company.price() > 0]
    if claimed:
        like = max(claimed, key=lambda grant: grant.claimed())
        assert like.company is not None
        return replace(like, kind="private", units=amount / like.company.price(), fraction=None, strike=0.0)
    return Grant("rsu", EVEN, money=amount)


def _is_movable(grant: Grant) -> bool:
    return not grant.is_claimed and not grant.expected


def _check(change: Change) -> None:
    if change.lever not in LEVERS:
        raise refusal(ChangeError, "unknown_lever", "", found=str(change.lever)[:40], levers=", ".join(LEVERS))
    if change.lever in ("base", "signon", "grant") and not 0 < change.amount <= LARGEST_MONEY:
        raise refusal(ChangeError, "change_amount", change.lever, high=int(LARGEST_MONEY))
    if change.lever == "bonus" and not 0 < change.amount <= 1:
        raise refusal(ChangeError, "change_share", change.lever)
    if change.lever == "start" and not (1 <= change.amount <= _LATEST_START and change.amount == int(change.amount)):
        raise refusal(ChangeError, "change_months", change.lever, high=_LATEST_START)
    if change.lever == "vesting":
        total = sum(change.by_year)
        if not change.by_year or len(change.by_year) > 10 or min(change.by_year) < 0 or total != 100:
            raise refusal(ChangeError, "change_years", change.lever, total=total)
