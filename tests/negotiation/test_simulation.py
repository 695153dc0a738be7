"""T14: over 2,000 recruiters each, the ten ways to talk rank as the guides argue."""

from __future__ import annotations

from statistics import mean

import pytest

from rehearse.offers.negotiation import STRATEGIES, Setup, gain, quick_gain, run

pytestmark = pytest.mark.long

SEEDS = range(2_000)
POLITE = ("competing_three", "market_three", "market_base", "no_reason", "at_once", "modest_first", "current_pay")


@pytest.fixture(scope="module")
def played() -> dict[str, tuple[float, float]]:
    """Mean gain and share withdrawn by strategy."""
    found = {}
    for strategy in STRATEGIES:
        talks = [run(strategy, Setup(seed)) for seed in SEEDS]
        withdrawn = sum(talk.phase == "withdrawn" for talk in talks) / len(talks)
        found[strategy.name] = mean(quick_gain(talk) for talk in talks), withdrawn
    return found


def test_the_ten_strategies_keep_their_order(played: dict[str, tuple[float, float]]) -> None:
    gains = [played[strategy.name][0] for strategy in STRATEGIES]
    assert gains == sorted(gains, reverse=True)
    assert len(gains) == 10


def test_accepting_at_once_gains_nothing(played: dict[str, tuple[float, float]]) -> None:
    assert played["at_once"] == (0, 0)
    assert played["no_reason"][0] > 0 > played["ultimatum"][0]


def test_polite_talks_are_never_withdrawn(played: dict[str, tuple[float, float]]) -> None:
    assert [played[name][1] for name in POLITE] == [0] * len(POLITE)
    assert all(played[name][1] > 0 for name in ("ultimatum", "bluff", "ten_times"))


@pytest.mark.parametrize("strategy", STRATEGIES, ids=lambda one: one.name)
def test_the_quick_gain_is_that_of_the_offer_model(strategy) -> None:  # type: ignore[no-untyped-def]
    for seed in range(40):
        talk = run(strategy, Setup(seed))
        assert gain(talk).total == pytest.approx(quick_gain(talk), abs=0.02)
