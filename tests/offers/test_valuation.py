"""The table by service-year, the totals and the present value, with their arithmetic."""

from __future__ import annotations

import pytest

from rehearse.offers import offer_from_json, present_value, service_year, value
from tests.offers.samples import BACK_LOADED, QUARTERLY, documented, grant, make


def test_the_documented_offer_pays_the_documented_amounts() -> None:
    found = value(offer_from_json(documented()))
    first = found.years[0]
    # 120,000 / 50 = 2,400 units; 2,400 * 25 % * 48 = 28,800 a year. 0.15 * 170,000 = 25,500. 0.5 * 6 % * 170,000 = 5,100.
    assert (first.base, first.bonus, first.equity, first.signon, first.match) == pytest.approx(
        (170_000, 25_500, 28_800, 30_000, 5_100)
    )
    assert first.total == pytest.approx(259_400)
    # 170,000 * 1.03 = 175,100; bonus 26,265; match 5,253; 175,100 + 26,265 + 28,800 + 5,253 = 235,418
    assert found.years[1].total == pytest.approx(235_418)
    # 180,353 + 27,052.95 + 28,800 + 5,410.59 = 241,616.54
    assert found.years[2].total == pytest.approx(241_616.54)
    # 185,763.59 + 27,864.5385 + 28,800 + 5,572.9077 = 248,001.0362
    assert found.years[3].total == pytest.approx(248_001.0362)
    assert found.total == pytest.approx(984_435.5762)
    assert found.average == pytest.approx(984_435.5762 / 4)
    assert found.year_1 == first.total
    assert found.warnings == ()
    assert found.claimed == 0 and found.full_time is None and found.break_even_value is None


def test_a_month_belongs_to_the_year_that_it_ends() -> None:
    assert [service_year(month) for month in (0, 1, 11, 12, 13, 24, 25, 36, 37, 48)] == [1, 1, 1, 1, 2, 2, 3, 3, 4, 4]


def test_base_rises_once_a_year_and_the_bonus_with_it() -> None:
    found = value(make(base=100_000, raise_=0.1, bonus={"target": 0.2, "payout": 0.5}))
    # 100,000; 110,000; 121,000; 133,100. Bonus 0.2 * 0.5 = 10 % of each.
    assert [year.base for year in found.years] == pytest.approx([100_000, 110_000, 121_000, 133_100])
    assert [year.bonus for year in found.years] == pytest.approx([10_000, 11_000, 12_100, 13_310])


@pytest.mark.parametrize(
    ("keys", "base", "full_time"),
    [
        ({"hourly": 60, "hours_per_week": 40}, 124_800, 124_800),  # 60 * 40 * 52
        ({"hourly": 60, "hours_per_week": 20}, 62_400, 124_800),  # as written; 62,400 * 40 / 20
        ({"monthly": 5_000}, 60_000, None),
        ({"base": 96_000, "hours_per_week": 32}, 96_000, 120_000),  # 96,000 * 40 / 32
        ({"base": 77_000, "hours_per_week": 35, "full_time_hours": 38.5}, 77_000, 84_700),  # 77,000 * 38.5 / 35
    ],
)
def test_pay_by_the_hour_the_month_and_part_time_is_counted_by_the_year(
    keys: dict[str, float], base: float, full_time: float | None
) -> None:
    found = value(make(**keys))
    assert found.years[0].base == pytest.approx(base)
    assert found.full_time == (None if full_time is None else pytest.approx(full_time))


def test_money_today_counts_whole_and_money_later_less() -> None:
    assert present_value(make(signon=[{"amount": 1_000}], discount=0.1)) == pytest.approx(1_000)
    # 1,000 / 1.1 ** (18 / 12) = 866.78
    assert present_value(make(signon=[{"amount": 1_000, "month": 18}], discount=0.1)) == pytest.approx(
        866.7841, abs=1e-3
    )


def test_a_year_of_base_is_paid_at_twelve_month_ends() -> None:
    # 12,000 a year, 1,000 at each month end, 6 % a year: v = 1.06 ** (-1/12); 1,000 (v + ... + v^48)
    v = 1.06 ** (-1 / 12)
    assert present_value(make(base=12_000, discount=0.06)) == pytest.approx(1_000 * v * (1 - v**48) / (1 - v))


@pytest.mark.parametrize(
    ("growth", "discount", "beats_market", "late", "early"),
    [
        (0.15, 0.0, True, 151_969, 136_333),  # the usual spreadsheet: rewards late vesting
        (0.15, 0.15, False, 100_000, 100_000),
        (0.15, 0.05, False, 100_000, 100_000),  # discounted at max(r, g)
        (0.0, 0.05, False, 86_662, 90_294),
    ],
)
def test_growth_without_discount_turns_the_ranking_and_the_rule_turns_it_back(
    growth: float, discount: float, beats_market: bool, late: float, early: float
) -> None:
    # late, 15 %, not discounted: 5 * 1.15 + 15 * 1.15^2 + 20 (1.15^2.5 + 1.15^3 + 1.15^3.5 + 1.15^4) = 151.97
    # late, 0, 5 %: 5 / 1.05 + 15 / 1.05^2 + 20 (1.05^-2.5 + 1.05^-3 + 1.05^-3.5 + 1.05^-4) = 86.66
    rates = {"growth": growth, "discount": discount, "beats_market": beats_market}
    assert present_value(make(grants=[grant(schedule=BACK_LOADED)], **rates)) == pytest.approx(late, abs=1)
    assert present_value(make(grants=[grant(schedule=QUARTERLY)], **rates)) == pytest.approx(early, abs=1)


def test_growth_moves_shares_and_leaves_cash_alone() -> None:
    found = value(make(grants=[grant(schedule=[[24, 10000]])], growth=0.1))
    assert found.years[1].equity == pytest.approx(121_000)  # 100,000 * 1.1^2
    found = value(make(grants=[grant(kind="cash", schedule=[[24, 10000]])], growth=0.1))
    assert found.years[1].equity == pytest.approx(100_000)
    # cash is discounted at r even where shares are discounted at g: 100,000 / 1.05^2
    assert found.present_value == pytest.approx(90_702.95, abs=0.01)


def test_a_falling_price_is_discounted_at_the_stated_rate() -> None:
    # 100,000 * 0.9 / 1.05
    assert present_value(make(grants=[grant(schedule=[[12, 10000]])], growth=-0.1)) == pytest.approx(
        85_714.29, abs=0.01
    )


def test_the_same_offer_gives_the_same_figures() -> None:
    assert value(offer_from_json(documented())) == value(offer_from_json(documented()))
    other = value(offer_from_json(documented(seed=8)))
    assert other.quantiles != value(offer_from_json(documented())).quantiles
    assert other.total == value(offer_from_json(documented())).total
