"""The cases people get wrong, each by hand."""

from __future__ import annotations

import pytest

from rehearse.offers import Company, TermsError, by_calendar_year, value
from tests.offers.samples import BACK_LOADED, YEARLY, grant, make


def test_the_average_is_not_the_first_year() -> None:
    found = value(make(grants=[grant(schedule=[[12, 500], [24, 1500], [36, 4000], [48, 4000]])]))
    assert found.year_1 == pytest.approx(5_000)  # 5 % of 100,000
    assert found.average == pytest.approx(25_000)
    assert found.warnings[0].id == "offers.low_first_year"


def test_a_schedule_that_misses_a_percent_is_refused_with_its_sum() -> None:
    with pytest.raises(TermsError) as caught:
        make(grants=[grant(schedule=[[12, 3300], [24, 3300], [36, 2200], [48, 1100]])])
    assert caught.value.what.id == "offers.schedule_sum"
    assert caught.value.what.params == {"total": 9_900, "missing": 100}
    assert caught.value.where == "grants[0].schedule"


def test_the_cliff_of_twelve_months_belongs_to_the_first_year() -> None:
    found = value(make(grants=[grant(schedule=YEARLY)]))
    assert [year.equity for year in found.years] == pytest.approx([25_000] * 4)
    assert found.kept(11) == 0 and found.kept(12) == pytest.approx(25_000)


def test_a_second_years_sign_on_entered_at_month_12_falls_into_the_first() -> None:
    found = value(make(signon=[{"amount": 10_000, "month": 12}]))
    assert [year.signon for year in found.years] == [10_000, 0, 0, 0]
    assert [w.params for w in found.warnings if w.id == "offers.signon_month"] == [{"month": 12, "year": 1, "next": 2}]
    found = value(make(signon=[{"amount": 10_000, "month": 13}]))
    assert [year.signon for year in found.years] == [0, 10_000, 0, 0]
    assert [w.id for w in found.warnings] == ["offers.low_first_year"]


def test_growth_counts_from_the_first_day_not_from_new_year() -> None:
    offer = make(grants=[grant(schedule=[[6, 5000], [12, 5000]])], growth=0.21, start="2026-07-01")
    # month 6 is 1 January 2027: 50,000 * 1.21^0.5 = 55,000; month 12: 60,500
    rows = {row.year: row.equity for row in by_calendar_year(offer)}
    assert rows == pytest.approx({2027: 115_500})
    assert value(offer).years[0].equity == pytest.approx(115_500)


def test_a_calendar_year_is_not_a_service_year() -> None:
    offer = make(base=120_000, raise_=0.1, bonus={"target": 0.1}, start="2026-07-01", signon=[{"amount": 5_000}])
    rows = by_calendar_year(offer)
    assert [row.year for row in rows] == [2026, 2027, 2028, 2029, 2030]
    # 2026: six months of 10,000 and the sign-on. 2027: six at 10,000, six at 11,000, the bonus of 12,000 in July.
    assert rows[0].total == pytest.approx(65_000)
    assert (rows[1].base, rows[1].bonus) == pytest.approx((126_000, 12_000))
    assert sum(row.total for row in rows) == pytest.approx(value(offer).total)


def test_a_start_on_new_years_day_keeps_the_years_together() -> None:
    offer = make(base=120_000, start="2026-01-01")
    assert [(row.year, row.base) for row in by_calendar_year(offer)] == [
        (year, pytest.approx(120_000)) for year in (2026, 2027, 2028, 2029)
    ]
    assert by_calendar_year(make(base=1)) == ()


def test_the_last_day_of_a_short_month_stands_for_the_31st() -> None:
    # months end on 28 February, 31 March, 30 April ... less a day: eleven of them in 2026
    rows = by_calendar_year(make(base=12_000, start="2026-01-31"))
    assert rows[0].base == pytest.approx(11_000)


def test_growth_without_discount_does_not_reward_late_vesting() -> None:
    late = value(make(grants=[grant(schedule=BACK_LOADED)], growth=0.15, discount=0.0))
    assert late.present_value == pytest.approx(100_000)
    ticked = value(make(grants=[grant(schedule=BACK_LOADED)], growth=0.15, discount=0.0, beats_market=True))
    assert ticked.present_value == pytest.approx(151_969, abs=1)
    assert [w.id for w in ticked.warnings if w.id == "offers.beats_market"]


def test_an_option_below_its_strike_is_worth_nothing_not_less() -> None:
    option = {"kind": "option", "units": 1_000, "strike": 20, "schedule": [[12, 10000]]}
    assert value(make(grants=[option | {"price": 12}])).total == 0
    assert value(make(grants=[option | {"price": 20}])).total == 0
    assert value(make(grants=[option | {"price": 26}])).total == pytest.approx(6_000)  # 1,000 * (26 - 20)


def test_a_fraction_without_the_count_of_all_shares_is_refused() -> None:
    with pytest.raises(TermsError) as caught:
        make(grants=[{"kind": "private", "fraction": 0.001, "company_value": 1e8, "schedule": [[12, 10000]]}])
    assert caught.value.what.id == "offers.diluted_needed"
    found = value(
        make(
            grants=[
                {
                    "kind": "private",
                    "fraction": 0.001,
                    "company_value": 1e8,
                    "fully_diluted": 2e7,
                    "schedule": [[12, 10000]],
                }
            ]
        )
    )
    # 0.001 * 20,000,000 = 20,000 units at 100,000,000 / 20,000,000 = 5
    assert found.claimed == pytest.approx(100_000)


def test_dilution_and_preferences_come_off_the_price() -> None:
    assert Company(100e6, 10e6).price() == pytest.approx(10)
    assert Company(100e6, 10e6, dilution=0.2).price() == pytest.approx(8)  # 100 / (10 / 0.8)
    assert Company(100e6, 10e6, preferences=30e6).price() == pytest.approx(7)  # (100 - 30) / 10
    assert Company(100e6, 10e6, preferences=20e6, dilution=0.2).price() == pytest.approx(6.4)  # 80 / 12.5
    assert Company(20e6, 10e6, preferences=30e6).price() == 0


def test_private_shares_count_nothing_and_are_claimed_beside() -> None:
    private = {
        "kind": "private", "units": 10_000, "company_value": 100e6, "fully_diluted": 10e6, "preferences": 20e6,
        "dilution": 0.2, "schedule": YEARLY,
    }  # fmt: skip
    found = value(make(base=100_000, grants=[private]))
    assert found.total == pytest.approx(400_000)
    assert found.claimed == pytest.approx(64_000)  # 10,000 * 6.4
    assert [year.claimed for year in found.years] == pytest.approx([16_000] * 4)
    assert found.quantiles.mean == 0


def test_an_option_on_untraded_shares_is_claimed_above_its_strike() -> None:
    option = {
        "kind": "option", "units": 10_000, "strike": 4, "company_value": 100e6, "fully_diluted": 10e6,
        "schedule": [[12, 10000]],
    }  # fmt: skip
    found = value(make(grants=[option]))
    assert (found.total, found.claimed) == (0, pytest.approx(60_000))  # 10,000 * (10 - 4)


def test_money_converted_at_another_price_is_not_the_money_of_the_letter() -> None:
    found = value(
        make(grants=[grant(conversion_price=125, price=100, schedule=[[12, 10000]])]),
    )
    assert found.total == pytest.approx(80_000)  # 100,000 / 125 = 800 units at 100
    said = next(w for w in found.warnings if w.id == "offers.conversion_far")
    assert said.params == {"grant": 1, "stated": 100_000, "worth": 80_000}


def test_money_with_todays_price_alone_is_worth_its_money() -> None:
    assert value(make(grants=[grant(price=48, schedule=YEARLY)])).total == pytest.approx(100_000)
    grown = value(make(grants=[grant(price=48, schedule=[[12, 10000]])], growth=0.1))
    assert grown.total == pytest.approx(110_000)


def test_claw_back_pro_rata_and_not() -> None:
    shrinking = make(signon=[{"amount": 12_000, "clawback_months": 12, "pro_rata": True}])
    falling = make(signon=[{"amount": 12_000, "clawback_months": 12, "pro_rata": False}])
    assert (value(shrinking).kept(9), value(falling).kept(9)) == pytest.approx((9_000, 0))
    assert (value(shrinking).kept(12), value(falling).kept(12)) == pytest.approx((12_000, 12_000))


def test_pay_above_the_legal_limit_earns_no_match() -> None:
    found = value(make(base=400_000, match={"rate": 0.5, "cap": 0.06, "limit": 345_000}))
    assert found.years[0].match == pytest.approx(10_350)  # 0.5 * 0.06 * 345,000, not 12,000
    assert [w.id for w in found.warnings] == ["offers.match_limited"]


def test_the_match_follows_a_raise_up_to_the_limit() -> None:
    found = value(make(base=100_000, raise_=0.1, match={"rate": 1, "cap": 0.05, "limit": 115_000}))
    # 5 % of 100,000; 110,000; 115,000; 115,000
    assert [year.match for year in found.years] == pytest.approx([5_000, 5_500, 5_750, 5_750])


def test_the_bonus_is_paid_on_the_raised_base() -> None:
    found = value(make(base=100_000, raise_=0.05, bonus={"target": 0.1}))
    assert found.years[1].bonus == pytest.approx(10_500)


def test_hours_are_annualised_as_written() -> None:
    found = value(make(hourly=50, hours_per_week=24))
    assert found.years[0].base == pytest.approx(62_400)  # 50 * 24 * 52
    assert found.full_time == pytest.approx(104_000)
    assert [w.id for w in found.warnings] == ["offers.part_time"]


def test_refreshers_overlap_each_on_its_own_schedule() -> None:
    first = grant(schedule=YEARLY)
    second = grant(money=40_000, start_month=12, schedule=YEARLY)
    third = grant(money=40_000, start_month=24, schedule=YEARLY)
    found = value(make(grants=[first, second, third]))
    # 25,000; 25,000 + 10,000; 25,000 + 20,000; 25,000 + 20,000. What vests in months 60 and 72 is left out.
    assert [year.equity for year in found.years] == pytest.approx([25_000, 35_000, 45_000, 45_000])
    late = [(w.params["grant"], w.params["percent"]) for w in found.warnings if w.id == "offers.vests_late"]
    assert late == [(2, 25), (3, 50)]


def test_expected_refreshers_stand_on_a_line_of_their_own() -> None:
    found = value(make(base=1, grants=[grant(money=40_000, start_month=12, schedule=YEARLY, expected=True)]))
    assert found.total == pytest.approx(4)
    assert [year.expected for year in found.years] == pytest.approx([0, 10_000, 10_000, 10_000])
    assert found.quantiles.mean == 0 and found.present_value < 4


def test_one_offs_are_in_their_year_and_nowhere_else() -> None:
    found = value(make(base=100_000, signon=[{"amount": 40_000}]))
    assert [year.total for year in found.years] == pytest.approx([140_000, 100_000, 100_000, 100_000])
