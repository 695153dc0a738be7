"""What is kept when leaving, month by month."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rehearse.offers.flow import Flows, flows, owed
from rehearse.offers.offer import HORIZON, Offer

__all__ = ["KeptPoint", "kept_by_month", "kept_curve"]


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """One month of the step curve."""

    month: int
    before: float
    """Leaving on the eve of the month's last day: base is earned, but what falls due that day is not, and a
    claw-back that ends that day still runs."""
    at: float
    """Leaving once everything of the month is paid and vested: ``Valuation.kept(month)``."""


def kept_by_month(offer: Offer, due: Flows | None = None) -> tuple[float, ...]:
    """49 amounts: everything paid and vested by the end of month 0, 1, ..., 48, less what is owed back then."""
    paid = (due or flows(offer)).paid
    return tuple(math.fsum(paid[: month + 1]) - owed(offer, month) for month in range(HORIZON + 1))


def kept_curve(offer: Offer, months: int = HORIZON) -> tuple[KeptPoint, ...]:
    """``months + 1`` points (at most 49), month 0 first; a step is drawn from ``before`` to ``at``.

    Base and match are earned day by day, so the curve climbs between months and steps on days when something
    falls due or stops being owed.
    """
    due = flows(offer)
    kept = kept_by_month(offer, due)
    points = [KeptPoint(0, 0.0, kept[0])]
    for month in range(1, min(months, HORIZON) + 1):
        steps = due.bonus[month] + due.signon[month] + due.cash[month] + due.shares[month]
        before = kept[month] - steps + owed(offer, month) - _owed_on_eve(offer, month)
        points.append(KeptPoint(month, before, kept[month]))
    return tuple(points)


def _owed_on_eve(offer: Offer, month: int) -> float:
    """As ``owed``, before the month has run out: what is paid on its last day is not yet owed.

    A pro-rata debt shrinks without a step; an all-or-nothing one ends with the month, so its eve still owes it.
    """
    total = 0.0
    for payment in offer.signon:
        if payment.month < month:
            total += payment.owed(month) if payment.pro_rata else payment.owed(month - 1)
    return total
