"""How much a recruiter concedes, and why."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.exchange import Concession
from rehearse.offers.negotiation.move import Lever, Reason
from rehearse.offers.negotiation.recruiter import Recruiter
from rehearse.offers.negotiation.terms import MONEY, Terms

if TYPE_CHECKING:
    from rehearse.offers.negotiation.state import State

__all__ = ["concede", "down", "lifted"]


def concede(state: State, lever: Lever, asked: float | None, reason: Reason | None, n: int) -> Concession:
    """What the n-th ask of a lever brings: ``(cap - current) * weight * rapport * fading ** (n - 1)``, in round sums.

    Never above the cap, what was asked, or a floor that was named; nothing once the offer is final.
    """
    assert state.standing is not None
    table = constants()["concession"]
    weight = float(table["weights"][reason.value if reason is not None else "none"])
    if state.has_no_alternative:
        weight *= float(constants()["pull"]["no_alternative"])
    current, cap = state.standing.at(lever), state.caps.at(lever)

    def so(after: float, limit: str) -> Concession:
        return Concession(lever, current, after, asked, cap, reason, weight, state.rapport, n, limit)

    if state.is_final:
        return so(current, "final")
    if asked is not None and asked <= current:
        return so(current, "have")
    pressure = weight * state.rapport * float(table["fading"]) ** (n - 1)
    if lever is Lever.LEVEL:
        granted = cap > current and pressure >= float(table["granted_from"])
        return so(cap if granted else current, "level")
    step = state.recruiter.step if lever in MONEY else 1.0
    after, limit = current + down(max(0.0, cap - current) * pressure, step), "room"
    if asked is not None and asked < after:
        after, limit = asked, "ask"
    if state.floor is not None and lever in MONEY:
        # Who has said what would do is not given more: base up to the floor, nothing else.
        most = max(current, state.floor) if lever is Lever.BASE else current
        if after > most or (after == current and state.recruiter.caps.at(lever) - current >= step):
            after, limit = min(after, most), "floor"
    if state.is_distrusted and after == current:
        limit = "found_out"
    return so(max(current, after), limit)


def lifted(caps: Terms, recruiter: Recruiter) -> Terms:
    """The caps after a level was granted: half of the way to the upper end of each band."""
    found = caps
    for lever in MONEY:
        high = recruiter.high.at(lever)
        found = found.having(lever, max(caps.at(lever), down((caps.at(lever) + high) / 2, recruiter.step)))
    return found


def down(amount: float, step: float) -> float:
    """Down to a multiple of a step: whatever is rounded stays below its bound."""
    return math.floor(amount / step + 1e-9) * step
