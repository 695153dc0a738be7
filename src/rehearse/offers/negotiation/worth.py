"""What a talk was worth in money, by the model of offers."""

from __future__ import annotations

from dataclasses import dataclass

from rehearse.offers.flow import flows
from rehearse.offers.negotiation.constants import constants
from rehearse.offers.negotiation.move import Phase
from rehearse.offers.negotiation.recruiter import Recruiter
from rehearse.offers.negotiation.talk import Talk
from rehearse.offers.negotiation.terms import Terms, offer_of
from rehearse.offers.valuation import present_value, service_years

__all__ = ["Worth", "gain", "worth"]


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount over four years, in the currency of the offer."""

    total: float
    """The sum."""
    present: float
    """The same in today's money, at the discount rate of the offer."""


def worth(terms: Terms, recruiter: Recruiter) -> Worth:
    """What these terms pay in four years. Nothing is simulated."""
    offer = offer_of(terms, recruiter.planned, recruiter.frame)
    due = flows(offer)
    return Worth(sum(year.total for year in service_years(due)), present_value(offer, due))


def gain(talk: Talk) -> Worth:
    """What the terms on the table pay beyond the planned first offer; 0 before an offer.

    Somebody whose offer was withdrawn is left with the next best one, whose worth is an invented share of it.
    """
    planned = worth(talk.recruiter.planned, talk.recruiter)
    if talk.phase is Phase.WITHDRAWN:
        lost = float(constants()["talk"]["next_best"]) - 1
        return Worth(round(planned.total * lost, 2), round(planned.present * lost, 2))
    if talk.standing is None:
        return Worth(0.0, 0.0)
    now = worth(talk.standing, talk.recruiter)
    return Worth(round(now.total - planned.total, 2), round(now.present - planned.present, 2))
