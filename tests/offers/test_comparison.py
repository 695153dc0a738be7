"""Several offers: who pays more and how surely, who keeps more when leaving, and what a company must become worth."""

from __future__ import annotations

import math

import pytest

from rehearse.offers import BreakEven, CompareError, Crossing, compare, value
from tests.offers.samples import YEARLY, grant, make
from tests.offers.test_simulation import normal_below

PRIVATE = {"kind": "private", "units": 10_000, "company_value": 100e6, "fully_diluted": 10e6, "schedule": YEARLY}


def test_the_better_offer_leads_every_rank() -> None:
    found = compare([make(base=100_000), make(base=120_000)])
    assert found.currency == "USD" and found.rates == (1.0, 1.0)
    assert found.ranks["total"] == (1, 0)
    assert set(found.ranks) == {
        "total", "present_value", "year_1", "kept_6", "kept_11", "kept_12", "kept_18", "kept_24", "kept_36",
    }  # fmt: skip
    assert {(pair.a, pair.b): pair.probability for pair in found.pairs} == {(0, 1): 0.0, (1, 0): 1.0}
    assert found.crossings == (Crossing(0, 1, 1, 1, ((0, None), (1, 1))),)
    assert found.valuations[0] == value(make(base=100_000))


def test_equal_offers_are_ties_and_neither_leads() -> None:
    found = compare([make(base=100_000), make(monthly=100_000 / 12)])
    assert [pair.probability for pair in found.pairs] == [0.5, 0.5]
    assert found.crossings == (Crossing(0, 1, None, None, ((0, None),)),)
    assert found.ranks["total"] == (0, 1)


def test_who_stays_ahead_for_good_and_from_when() -> None:
    early = make(base=100_000, signon=[{"amount": 30_000}])
    late = make(base=100_000, grants=[grant(money=60_000, schedule=[[12, 2000], [24, 4000], [36, 4000]])])
    # kept beyond base: early 30,000 from month 0; late 12,000 at 12, 36,000 at 24
    found = compare([early, late]).crossings[0]
    assert found == Crossing(0, 1, 1, 24, ((0, 0), (24, 1)))


def test_an_offer_that_is_overtaken_and_overtakes_again() -> None:
    a = make(signon=[{"amount": 10_000}, {"amount": 20_000, "month": 30}])
    b = make(signon=[{"amount": 15_000, "month": 10}])
    assert compare([a, b]).crossings[0] == Crossing(0, 1, 0, 30, ((0, 0), (10, 1), (30, 0)))


def test_the_chance_that_shares_beat_shares_is_that_of_two_normals() -> None:
    a = make(grants=[grant(money=120_000, schedule=[[48, 10000]])], seed=5)
    b = make(grants=[grant(money=100_000, schedule=[[48, 10000]])], seed=5)
    # ln A - ln B is normal with mean ln 1.2 and deviation s sqrt(2 T): P = Phi(ln 1.2 / (0.45 sqrt 8)) = .557
    exact = normal_below(math.log(1.2) / (0.45 * math.sqrt(8)))
    pair = compare([a, b]).pairs[0]
    assert exact == pytest.approx(0.557, abs=5e-4)
    assert abs(pair.probability - exact) <= 3 * pair.standard_error
    assert 0 < pair.standard_error < 0.01


def test_the_chance_that_shares_beat_a_sum_of_money() -> None:
    shares = make(grants=[grant(money=100_000, schedule=[[48, 10000]])], seed=5)
    money = make(signon=[{"amount": 66_698}])
    # 66,698 is the median, 100,000 exp(-0.405): half the paths lie above
    first, second = compare([shares, money]).pairs
    assert abs(first.probability - 0.5) <= 3 * first.standard_error
    assert first.probability + second.probability == pytest.approx(1)


def test_the_same_offers_give_the_same_chances_and_equal_seeds_are_not_equal_luck() -> None:
    offers = [make(grants=[grant()], seed=5), make(grants=[grant()], seed=5)]
    found = compare(offers)
    assert found == compare(offers)
    assert 0.4 < found.pairs[0].probability < 0.6
    assert found.pairs[0].standard_error > 0  # identical paths would tie on every one
    assert [w.id for w in found.warnings] == ["offers.independent_prices"]


def test_a_private_offer_says_what_the_company_must_become_worth() -> None:
    found = compare([make(base=100_000, grants=[PRIVATE]), make(base=130_000)])
    # missing 4 * 30,000 = 120,000; 10,000 units at V / 10,000,000: V = 120 million; (120 / 100)^(1/4) - 1 = 4.66 %
    (even,) = found.break_evens
    assert (even.offer, even.against) == (0, 1)
    assert even.value == pytest.approx(120e6)
    assert even.growth == pytest.approx(0.0466, abs=1e-4)
    assert found.valuations[0].break_even_value == pytest.approx(120e6)
    assert found.valuations[1].break_even_value is None


def test_preferences_dilution_and_strike_raise_what_the_company_must_become() -> None:
    option = PRIVATE | {"kind": "option", "strike": 2, "preferences": 20e6, "dilution": 0.2}
    (even,) = compare([make(base=100_000, grants=[option]), make(base=130_000)]).break_evens
    # 10,000 * ((V - 20 million) * 0.8 / 10 million - 2) = 120,000: V = 20 + 14 * 10 / 0.8 = 195 million
    assert even.value == pytest.approx(195e6)


def test_an_offer_that_leads_without_its_private_shares_needs_no_growth() -> None:
    (even,) = compare([make(base=150_000, grants=[PRIVATE]), make(base=130_000)]).break_evens
    assert even == BreakEven(0, 1, 0.0, None)


def test_private_shares_that_vest_too_late_can_never_make_up() -> None:
    late = PRIVATE | {"start_month": 48}
    (even,) = compare([make(base=100_000, grants=[late]), make(base=130_000)]).break_evens
    assert even.value is None and even.growth is None


def test_offers_in_two_currencies_need_a_rate_with_its_date() -> None:
    bangladesh = {"currency": "BDT", "base": 2_400_000}
    with pytest.raises(CompareError) as caught:
        compare([make(base=30_000), make(**bangladesh)])
    assert caught.value.what.params == {"currencies": "USD, BDT"}
    rate = {"currency": "USD", "rate": 0.008, "date": "2026-03-01"}
    found = compare([make(base=30_000), make(**bangladesh, convert=rate)])
    assert found.currency == "USD" and found.rates == (1.0, 0.008)
    assert found.ranks["total"] == (0, 1)  # 30,000 against 19,200
    assert found.kept(1, 12) == pytest.approx(19_200)
    assert [w.params for w in found.warnings] == [{"rate": 0.008, "to": "USD", "of": "BDT", "day": "2026-03-01"}]


def test_the_common_currency_may_be_a_third_one() -> None:
    def to_eur(rate: float) -> dict[str, object]:
        return {"currency": "EUR", "rate": rate, "date": "2026-03-01"}

    found = compare([make(base=100_000, convert=to_eur(0.9)), make(currency="GBP", base=90_000, convert=to_eur(1.2))])
    assert found.currency == "EUR" and found.rates == (0.9, 1.2)
    assert found.ranks["total"] == (1, 0)  # 90,000 against 108,000


def test_different_discounts_are_said() -> None:
    found = compare([make(base=1, discount=0.05), make(base=1, discount=0.08)])
    assert [w.id for w in found.warnings] == ["offers.discounts_differ"]


@pytest.mark.parametrize("count", [0, 1, 9])
def test_one_offer_or_too_many_cannot_be_compared(count: int) -> None:
    with pytest.raises(CompareError) as caught:
        compare([make(base=1)] * count)
    assert caught.value.what.params["count"] == count


def test_three_offers_have_every_pair() -> None:
    found = compare([make(base=1), make(base=2), make(base=3)])
    assert len(found.pairs) == 6 and len(found.crossings) == 3
    assert found.ranks["present_value"] == (2, 1, 0)
