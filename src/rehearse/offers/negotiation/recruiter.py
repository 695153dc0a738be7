"""A recruiter: everything hidden, drawn from a seed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Any

from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.move import Lever
from rehearse.offers.negotiation.terms import Terms, invented, step_of, terms_of
from rehearse.offers.offer import HORIZON, Offer

__all__ = ["Deadline", "Recruiter", "draw"]

_COMPANIES = (
    "Amberline", "Brackwater", "Coppergate", "Driftwood Labs", "Fernhollow", "Greywell", "Larkspur Data", "Mistral Row",
    "Ninepins", "Quarrystone", "Saltbox", "Tallow and Pine",
)  # fmt: skip
"""Invented companies."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The date that the recruiter presses with."""

    days: int
    is_real: bool
    """Whether time can only be had by asking, and costs an ask otherwise."""


@dataclass(frozen=True, slots=True)
class Recruiter:
    """One recruiter's hidden values."""

    seed: int
    company: str
    frame: Offer
    """The offer with the planned terms; what the talk moves is changed in it."""
    planned: Terms
    """What is offered first when nobody pulls it down."""
    caps: Terms
    """The most that can be had, lever by lever."""
    low: float
    """Lower end of the band of base pay."""
    high: Terms
    """Upper ends: of the band of base pay, of sign-ons and of grants; for the other levers the cap."""
    rapport: float
    """At the start, in [0, 1]."""
    patience: int
    """Asks until the offer is called final."""
    bears: int
    """Asks after that before it is withdrawn."""
    pushes: int
    """Times that a number is asked for."""
    tells_band_after: int | None
    """Times that the band must be asked for; None: it is never told."""
    asks_proof: bool
    walks_on_ultimatum: bool
    """Once the offer was called final."""
    walks_on_bluff: bool
    """Once it was found out and the offer called final."""
    deadline: Deadline | None

    @property
    def bonus(self) -> float:
        """Target bonus as a share of base."""
        return self.frame.bonus.target * self.frame.bonus.payout if self.frame.bonus is not None else 0.0

    @property
    def step(self) -> float:
        """Money is conceded in multiples of this."""
        return step_of(self.planned.base)

    def room(self, lever: Lever) -> float:
        """Share of the planned figure (of the cap when nothing was planned) that may be added."""
        planned, cap = self.planned.at(lever), self.caps.at(lever)
        return (cap - planned) / (planned or cap) if cap > planned else 0.0

    @property
    def bonus_target(self) -> float:
        """The bonus as an offer states it, whatever part of it is expected to be paid."""
        return self.frame.bonus.target if self.frame.bonus is not None else 0.0

    @property
    def vests_in_four_years(self) -> bool:
        """Whether every grant that counts is whole after exactly four years, so that one may say so."""
        counted = [grant for grant in self.frame.grants if not grant.expected and grant.worth() > 0]
        ends = [max((month for month, share in grant.vests() if share > 0), default=0) for grant in counted]
        return all(end == HORIZON for end in ends)


class _Dice:
    """Draws in a fixed order. Only ``Random.random`` is the same in every version of Python."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"rehearse negotiation {seed}")
        self._ranges: dict[str, Any] = constants()["recruiter"]
        self._chances: dict[str, float] = constants()["chance"]

    def share(self, name: str) -> float:
        low, high = self._ranges[name]
        return float(low + (high - low) * self._rng.random())

    def count(self, name: str) -> int:
        low, high = self._ranges[name]
        return int(low + math.floor((high - low + 1) * self._rng.random()))

    def happens(self, name: str) -> bool:
        return self._rng.random() < self._chances[name]

    def pick(self, choices: tuple[str, ...]) -> str:
        return choices[int(len(choices) * self._rng.random())]

    def even(self, low: float, high: float) -> float:
        return low + (high - low) * self._rng.random()


def draw(seed: int, offer: Offer | None = None, company: str = "") -> Recruiter:
    """The recruiter of a seed; with an offer, somebody who has made exactly that offer first. Queries nothing."""
    dice = _Dice(seed)
    name = dice.pick(_COMPANIES)
    base = dice.share("base")
    step = step_of(base)
    base = _down(base, step)
    bonus = round(dice.share("bonus") * 20) / 20
    planned = Terms(base, _down(base * dice.share("signon"), step), _down(base * dice.share("equity"), step))
    if offer is not None:
        planned = terms_of(offer)
        step = step_of(planned.base)
    cap_base = _down(planned.base * (1 + dice.share("cap_above")), step)
    signon = _down(planned.signon + planned.base * dice.share("signon_room"), step)
    equity = _down(planned.equity * (1 + dice.share("equity_room")), step)
    # Drawn in any case, so that a seed's later draws do not depend on the offer.
    level, weeks, vesting = dice.happens("level"), dice.count("start_weeks"), dice.count("vesting_room")
    caps = Terms(
        base=max(planned.base, cap_base),
        signon=max(planned.signon, signon),
        equity=max(planned.equity, equity),
        level=float(level),
        start=float(weeks),
        vesting=planned.vesting + (vesting if 0 < planned.vesting <= 40 and planned.equity else 0),
    )
    high = Terms(
        base=caps.base + _down(caps.base * dice.share("band_above"), step),
        signon=caps.signon,
        equity=caps.equity + _down(caps.equity * dice.share("band_above"), step),
        level=caps.level,
        start=caps.start,
        vesting=caps.vesting,
    )
    low = max(min(1.0, planned.base), _down(planned.base * (1 - dice.share("band_below")), step))
    first, second = dice.happens("tells_band_at_once"), dice.happens("tells_band_second")
    start_low, start_high = constants()["rapport"]["start"]
    has_deadline, is_real, days = (
        dice.happens("deadline"),
        dice.happens("deadline_is_real"),
        dice.count("deadline_days"),
    )
    return Recruiter(
        seed=seed,
        company=company or name,
        frame=offer if offer is not None else invented(planned, bonus, "USD"),
        planned=planned,
        caps=caps,
        low=low,
        high=high,
        rapport=round(dice.even(start_low, start_high), 3),
        patience=dice.count("patience"),
        bears=dice.count("bears"),
        pushes=dice.count("pushes"),
        tells_band_after=1 if first else 2 if second else None,
        asks_proof=dice.happens("asks_proof"),
        walks_on_ultimatum=dice.happens("walks_on_ultimatum"),
        walks_on_bluff=dice.happens("walks_on_bluff"),
        deadline=Deadline(days, is_real) if has_deadline else None,
    )


def _down(amount: float, step: float) -> float:
    return math.floor(amount / step + 1e-9) * step
