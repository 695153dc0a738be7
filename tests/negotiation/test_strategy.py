"""The ten ways to talk, with offers that are not the invented ones."""

from __future__ import annotations

import pytest

from rehearse.offers import Company, Grant, Offer, SignOn
from rehearse.offers.negotiation import FINAL, STRATEGIES, Setup, Strategy, gain, run, score

OFFERS = {
    "base alone": Offer(base=61_000),
    "by the hour": Offer(hourly=60, hours_per_week=20),
    "sign-on and no grant": Offer(base=61_000, signon=(SignOn(5_000),)),
    "private shares alone": Offer(
        base=61_000, grants=(Grant("private", ((12, 10_000),), units=100, company=Company(1e6, 1e4)),)
    ),
    "worthless options": Offer(base=61_000, grants=(Grant("option", ((12, 10_000),), units=9, price=1.0, strike=2.0),)),
    "a small sum": Offer(base=3),
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda one: one.name)
def test_every_way_to_talk_can_be_held_about_any_offer(strategy: Strategy, offer: Offer) -> None:
    for seed in range(5):
        talk = run(strategy, Setup(seed, offer=offer))
        assert talk.phase in FINAL
        assert 0 <= (score(talk).total or 0) <= 1
        assert gain(talk).total >= 0 or talk.standing is None or talk.standing.base < talk.recruiter.planned.base
