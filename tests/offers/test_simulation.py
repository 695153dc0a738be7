"""The simulation against its closed forms, within three of its own standard errors."""

from __future__ import annotations

import math

import numpy as np
import pytest

from rehearse.offers import Quantiles, value
from rehearse.offers.simulation import PATHS, price_paths, quantiles_of
from tests.offers.samples import grant, make

S = 0.45
Z90 = 1.2815515655446004
"""90 % of a normal distribution lie below this many standard deviations."""


def normal_below(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def call(price: float, strike: float, volatility: float, years: float, rate: float) -> float:
    """Worth of a European call by Black and Scholes (1973), undiscounted payoff times exp(-rT)."""
    spread = volatility * math.sqrt(years)
    d1 = (math.log(price / strike) + (rate + volatility**2 / 2) * years) / spread
    return price * normal_below(d1) - strike * math.exp(-rate * years) * normal_below(d1 - spread)


def of_one_vest(month: int = 48, **changes: object) -> Quantiles:
    return value(make(grants=[grant(schedule=[[month, 10000]], money=100, **changes)], seed=11)).quantiles


def test_shapes_and_mirrors() -> None:
    paths = price_paths(S, seed=1)
    assert paths.shape == (2, PATHS // 2, 49)
    assert (paths[:, :, 0] == 1).all()
    # the mirrored noise cancels: the product of a pair is the drift alone, exp(-s^2 m / 12)
    assert paths[0, :, 48] * paths[1, :, 48] == pytest.approx(np.full(PATHS // 2, math.exp(-(S**2) * 4)))


def test_same_seed_same_figure_and_streams_differ() -> None:
    assert (price_paths(S, seed=1) == price_paths(S, seed=1)).all()
    assert (price_paths(S, seed=1) != price_paths(S, seed=1, stream=1))[:, :, 1:].all()
    assert (price_paths(S, seed=1) != price_paths(S, seed=2))[:, :, 1:].all()


@pytest.mark.parametrize("month", [3, 12, 24, 48])
def test_quantiles_and_mean_lie_within_three_standard_errors_of_the_closed_form(month: int) -> None:
    found, years = of_one_vest(month), month / 12
    for got, error, z in zip((found.p10, found.p50, found.p90), found.standard_errors, (-Z90, 0.0, Z90), strict=True):
        exact = 100 * math.exp(-(S**2) * years / 2 + z * S * math.sqrt(years))
        assert abs(got - exact) <= 3 * error + 1e-4  # one vest: the mirrored halves pin the median, its error is 0
    assert abs(found.mean - 100) <= 3 * found.standard_error


def test_four_years_give_the_documented_quantiles() -> None:
    # 100 exp(-0.405) = 66.70; times exp(-+1.28155 * 0.9): 21.05 and 211.4
    exact = [100 * math.exp(-(S**2) * 2 + z * S * 2) for z in (-Z90, 0.0, Z90)]
    assert exact == pytest.approx([21.0, 66.7, 211.4], abs=0.05)
    found = of_one_vest()
    assert (found.p10, found.p50) == pytest.approx((21.0, 66.7), rel=0.05)
    assert found.p50 < 0.7 * found.mean  # the median is two thirds of the mean


@pytest.mark.parametrize(("rate", "exact"), [(0.0, 34.73), (0.03, 38.69)])
def test_an_option_at_the_money_is_worth_what_black_and_scholes_say(rate: float, exact: float) -> None:
    assert call(100, 100, S, 4, rate) == pytest.approx(exact, abs=0.005)
    paths = price_paths(S, seed=11, drift=rate)
    payoffs = np.maximum(0, 100 * paths[:, :, 48] - 100) * math.exp(-4 * rate)
    found = quantiles_of(payoffs)
    assert abs(found.mean - exact) <= 3 * found.standard_error


def test_an_option_of_an_offer_is_simulated_above_its_strike() -> None:
    option = {"kind": "option", "units": 1, "strike": 100, "price": 100, "schedule": [[48, 10000]]}
    found = value(make(grants=[option], seed=11)).quantiles
    assert value(make(grants=[option])).total == 0  # nothing at today's price
    assert abs(found.mean - 34.73) <= 3 * found.standard_error
    assert found.p10 == 0 and found.p50 == 0  # most often it expires worthless


def test_mirroring_lowers_the_error_of_the_mean() -> None:
    sums = price_paths(S, seed=3)[:, :, 12]
    plain = float(sums.std(ddof=1)) / math.sqrt(sums.size)
    assert quantiles_of(sums).standard_error < plain


def test_the_stated_error_is_that_of_repeated_runs() -> None:
    runs = [of_one_vest_seeded(seed) for seed in range(40)]
    spread = float(np.std([run.mean for run in runs], ddof=1))
    stated = float(np.mean([run.standard_error for run in runs]))
    assert 0.6 < spread / stated < 1.6
    spread = float(np.std([run.p90 for run in runs], ddof=1))
    stated = float(np.mean([run.standard_errors[2] for run in runs]))
    assert 0.6 < spread / stated < 1.6


def of_one_vest_seeded(seed: int) -> Quantiles:
    return value(make(grants=[grant(schedule=[[24, 10000]], money=100)], seed=seed)).quantiles


def test_cash_and_claimed_grants_do_not_move() -> None:
    cash = grant(kind="cash")
    private = {"kind": "private", "units": 10, "company_value": 1e6, "fully_diluted": 1e5, "schedule": [[12, 10000]]}
    found = value(make(grants=[cash, private])).quantiles
    assert found == Quantiles(100_000, 100_000, 100_000, 100_000, 0, (0, 0, 0))
    assert value(make(base=1)).quantiles == Quantiles(0, 0, 0, 0, 0, (0, 0, 0))


def test_without_volatility_nothing_spreads() -> None:
    found = value(make(grants=[grant()], volatility=0)).quantiles
    assert (found.p10, found.p50, found.p90, found.mean) == pytest.approx((100_000,) * 4)
    assert found.standard_error == pytest.approx(0, abs=1e-6)


def test_cash_beside_shares_moves_every_quantile_by_its_amount() -> None:
    alone = value(make(grants=[grant()], seed=4)).quantiles
    both = value(make(grants=[grant(), grant(kind="cash", money=7_000)], seed=4)).quantiles
    assert both.p10 == pytest.approx(alone.p10 + 7_000)
    assert both.mean == pytest.approx(alone.mean + 7_000)


def test_growth_that_was_entered_is_no_part_of_the_risk() -> None:
    flat = value(make(grants=[grant()], seed=4)).quantiles
    assert value(make(grants=[grant()], seed=4, growth=0.2)).quantiles == flat


def test_what_vests_after_four_years_is_left_out() -> None:
    half = value(make(grants=[grant(schedule=[[24, 5000], [60, 5000]])], seed=4)).quantiles
    whole = value(make(grants=[grant(schedule=[[24, 10000]])], seed=4)).quantiles
    assert half.mean == pytest.approx(whole.mean / 2)
