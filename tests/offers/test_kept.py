"""What is kept when leaving: bonus lost, cliffs, claw-backs, and the steps of the curve."""

from __future__ import annotations

import pytest

from rehearse.offers import HORIZON, SignOn, kept_curve, offer_from_json, value
from tests.offers.samples import documented, grant, make


def test_the_documented_offer_keeps_the_documented_amounts() -> None:
    found = value(offer_from_json(documented()))
    # month 6: base 85,000 + match 2,550 + sign-on 30,000 - owed 30,000 * (1 - 6 / 12) = 102,550
    assert found.kept(6) == pytest.approx(102_550)
    # month 11: 170,000 * 11 / 12 + 5,100 * 11 / 12 + 30,000 - 30,000 / 12 = 188,008.33
    assert found.kept(11) == pytest.approx(188_008.3333, abs=1e-3)
    assert found.kept(12) == pytest.approx(259_400)  # the bonus and the first vest belong to month 12
    # month 18: 259,400 + 175,100 / 2 + 5,253 / 2
    assert found.kept(18) == pytest.approx(349_576.5)
    assert found.kept(48) == pytest.approx(found.total)
    assert found.kept(0) == pytest.approx(0)  # the sign-on is paid and owed


@pytest.mark.parametrize(("month", "bonus"), [(11, 0), (12, 15_000), (23, 15_000), (24, 30_000)])
def test_leaving_before_the_year_is_over_loses_its_bonus(month: int, bonus: float) -> None:
    found = value(make(base=120_000, bonus={"target": 0.125}))
    assert found.kept(month) == pytest.approx(month * 10_000 + bonus)


@pytest.mark.parametrize(
    ("pro_rata", "owed"),
    [
        (True, {0: 24_000, 6: 18_000, 12: 12_000, 23: 1_000, 24: 0, 30: 0}),  # 24,000 * (1 - m / 24)
        (False, {0: 24_000, 6: 24_000, 12: 24_000, 23: 24_000, 24: 0, 30: 0}),
        (None, {0: 24_000, 23: 24_000, 24: 0}),  # where the letter is silent, the whole is assumed
    ],
)
def test_a_claw_back_shrinks_or_falls(pro_rata: bool | None, owed: dict[int, float]) -> None:
    payment = SignOn(24_000, clawback_months=24, pro_rata=pro_rata)
    assert {month: payment.owed(month) for month in owed} == pytest.approx(owed)


def test_a_claw_back_counts_from_the_date_in_the_letter() -> None:
    late = SignOn(12_000, month=13, clawback_months=12, pro_rata=True)
    # paid in month 13 and counted from there: 12,000 * (1 - (19 - 13) / 12)
    assert [late.owed(month) for month in (12, 13, 19, 25)] == pytest.approx([0, 12_000, 6_000, 0])
    from_start = SignOn(12_000, month=3, clawback_months=12, clawback_from=0, pro_rata=True)
    # paid in month 3, counted from the first day: 12,000 * (1 - 3 / 12) at once
    assert [from_start.owed(month) for month in (2, 3, 6, 12)] == pytest.approx([0, 9_000, 6_000, 0])
    ahead = SignOn(12_000, clawback_months=12, clawback_from=6, pro_rata=True)
    assert [ahead.owed(month) for month in (0, 6, 12)] == pytest.approx(
        [12_000, 12_000, 6_000]
    )  # never above what was paid


def test_two_sign_ons_are_owed_each_by_its_own_rule() -> None:
    found = value(
        make(
            signon=[
                {"amount": 20_000, "clawback_months": 12, "pro_rata": False},
                {"amount": 10_000, "month": 13, "clawback_months": 12, "pro_rata": True},
            ]
        )
    )
    # month 11: 20,000 - 20,000. Month 12: free. Month 13: 20,000 + 10,000 - 10,000. Month 19: 30,000 - 5,000.
    assert [found.kept(month) for month in (11, 12, 13, 19, 25)] == pytest.approx([0, 20_000, 20_000, 25_000, 30_000])


def test_nothing_vests_before_the_cliff_and_all_of_it_then() -> None:
    found = value(make(grants=[grant(cliff_month=12)]))
    assert found.kept(11) == 0
    assert found.kept(12) == pytest.approx(25_000)  # four quarters of 6,250 at once
    assert found.kept(15) == pytest.approx(31_250)


def test_the_curve_has_a_point_a_month_and_steps_where_something_falls_due() -> None:
    points = kept_curve(offer_from_json(documented()))
    assert [point.month for point in points] == list(range(HORIZON + 1))
    year = points[12]
    # on the eve of month 12: base 170,000, match 5,100, sign-on 30,000, of which nothing is owed any more
    assert year.before == pytest.approx(205_100)
    assert year.at == pytest.approx(259_400)  # and then the bonus of 25,500 and the vest of 28,800
    assert points[6].before == pytest.approx(points[6].at)


def test_an_all_or_nothing_claw_back_is_a_step_on_its_last_day() -> None:
    points = kept_curve(make(base=12_000, signon=[{"amount": 9_000, "clawback_months": 12}]))
    assert (points[12].before, points[12].at) == pytest.approx((12_000, 21_000))
    assert points[13].before == pytest.approx(22_000)


def test_a_sign_on_paid_later_is_a_step_when_nothing_is_owed() -> None:
    points = kept_curve(make(base=12_000, signon=[{"amount": 5_000, "month": 13}]))
    assert (points[13].before, points[13].at) == pytest.approx((13_000, 18_000))


def test_a_shorter_curve_is_its_beginning() -> None:
    offer = offer_from_json(documented())
    assert kept_curve(offer, 12) == kept_curve(offer)[:13]
    assert len(kept_curve(offer, 100)) == HORIZON + 1
