"""What each thing one may ask for is worth."""

from __future__ import annotations

import pytest

from rehearse.offers import (
    FRONT_LOADED,
    Change,
    ChangeError,
    Offer,
    changed,
    counters,
    offer_from_json,
    quarterly,
    step_of,
    usual_changes,
    value,
)
from tests.offers.samples import YEARLY, documented, grant, make

PRIVATE = {"kind": "private", "units": 10_000, "company_value": 100e6, "fully_diluted": 10e6, "schedule": YEARLY}


def reference_offer(**changes: object) -> Offer:
    """Four years, 5 %, bonus 15 %, 100,000 in listed shares every quarter."""
    return make(**{"base": 170_000, "bonus": {"target": 0.15}, "discount": 0.05, "grants": [grant()]} | changes)


def worth(offer: Offer, change: Change) -> float:
    return counters(offer, [change])[0].worth


def test_the_documented_counters_are_worth_the_documented_amounts() -> None:
    offer = reference_offer()
    # base: v = 1.05^(-1/12); 833.33 (v + ... + v^48) = 36,265; bonus 1,500 (1.05^-1 + ... + 1.05^-4) = 5,319
    assert worth(offer, Change("base", 10_000)) == pytest.approx(41_584, abs=1)
    assert worth(offer, Change("signon", 10_000)) == pytest.approx(10_000)
    # grant: 625 (1.05^-0.25 + 1.05^-0.5 + ... + 1.05^-4) = 9,029
    assert worth(offer, Change("grant", 10_000)) == pytest.approx(9_029, abs=1)
    # a quarter of the year's share every quarter: 9,500 8,000 5,000 2,500 instead of 6,250: 92,403 - 90,294
    assert worth(offer, Change("vesting", by_year=FRONT_LOADED)) == pytest.approx(2_109, abs=1)


def test_the_usual_ones_come_without_being_named() -> None:
    offer = offer_from_json(documented())
    found = counters(offer)
    assert [counter.change for counter in found] == list(usual_changes(offer))
    assert [counter.change.lever for counter in found] == [
        "base", "signon", "grant", "bonus", "vesting", "clawback", "start",
    ]  # fmt: skip
    assert found[0].change.amount == 10_000


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        ({"base": 170_000}, 10_000),
        ({"base": 60_000}, 10_000),
        ({"base": 500_000}, 10_000),
        ({"base": 30_000}, 1_000),
        ({"base": 1_800_000, "currency": "BDT"}, 100_000),
        ({"base": 9_000_000, "currency": "JPY"}, 1_000_000),
        ({"signon": [{"amount": 200_000}]}, 10_000),
        ({"grants": []}, 10_000),
    ],
)
def test_the_step_is_a_round_sum_that_fits_the_offer(keys: dict[str, object], step: float) -> None:
    assert step_of(make(**keys)) == step


def test_more_base_raises_bonus_and_match_too() -> None:
    offer = make(base=100_000, bonus={"target": 0.1}, match={"rate": 0.5, "cap": 0.06, "limit": 345_000}, discount=0)
    # 10,000 + 1,000 + 300 a year
    assert worth(offer, Change("base", 10_000)) == pytest.approx(45_200)


@pytest.mark.parametrize(
    "keys", [{"base": 104_000}, {"monthly": 104_000 / 12}, {"hourly": 50, "hours_per_week": 40}, {"grants": []}]
)
def test_more_base_is_the_same_in_every_form_of_pay(keys: dict[str, object]) -> None:
    offer = make(**keys, discount=0)
    assert worth(offer, Change("base", 5_200)) == pytest.approx(20_800)
    assert changed(offer, Change("base", 5_200)).yearly_base == pytest.approx(offer.yearly_base + 5_200)


def test_a_counter_says_what_it_changes_when_leaving() -> None:
    offer = offer_from_json(documented())
    signon, clawback = counters(offer, [Change("signon", 10_000), Change("clawback")])
    assert dict(signon.kept) == pytest.approx(dict.fromkeys((6, 11, 12, 18, 24, 36), 10_000))
    assert clawback.worth == pytest.approx(0)  # nothing for those who stay
    assert dict(clawback.kept) == pytest.approx({6: 15_000, 11: 2_500, 12: 0, 18: 0, 24: 0, 36: 0})


def test_a_better_bonus_target_counts_on_the_base() -> None:
    assert worth(make(base=100_000, discount=0), Change("bonus", 0.05)) == pytest.approx(20_000)


def test_a_grant_grows_like_the_largest_one() -> None:
    offer = make(grants=[grant(money=10_000, schedule=[[12, 10000]]), grant(schedule=[[48, 10000]])])
    # vests after four years, as the larger: 10,000 / 1.05^4
    assert worth(offer, Change("grant", 10_000)) == pytest.approx(8_227.02, abs=0.01)
    cash = make(grants=[grant(kind="cash", schedule=[[24, 10000]])], growth=0.2)
    assert changed(cash, Change("grant", 1)).grants[1].kind == "cash"


def test_a_grant_where_there_is_none_vests_evenly() -> None:
    assert worth(make(base=100_000), Change("grant", 10_000)) == pytest.approx(9_029, abs=1)


def test_more_untraded_shares_count_nothing_and_are_claimed() -> None:
    counter = counters(make(base=100_000, grants=[PRIVATE]), [Change("grant", 10_000)])[0]
    assert counter.worth == pytest.approx(0)
    assert counter.claimed == pytest.approx(10_000)


def test_claimed_and_expected_grants_keep_their_schedule() -> None:
    offer = make(base=1, grants=[PRIVATE, grant(expected=True)])
    assert changed(offer, Change("vesting", by_year=FRONT_LOADED)) == offer
    assert "vesting" not in [change.lever for change in usual_changes(offer)]


def test_a_schedule_by_year_pays_quarterly() -> None:
    schedule = quarterly(FRONT_LOADED)
    assert sum(points for _, points in schedule) == 10_000
    assert schedule[:5] == ((3, 950), (6, 950), (9, 950), (12, 950), (15, 800))
    offer = reference_offer()
    after = value(changed(offer, Change("vesting", by_year=FRONT_LOADED)))
    assert [year.equity for year in after.years] == pytest.approx([38_000, 32_000, 20_000, 10_000])


def test_a_later_start_costs_the_interest_and_a_month_of_pay_when_leaving() -> None:
    offer = make(base=120_000)
    counter = counters(offer, [Change("start", 1)])[0]
    before = value(offer).present_value
    assert counter.worth == pytest.approx(before * (1.05 ** (-1 / 12) - 1))
    assert dict(counter.kept) == pytest.approx(dict.fromkeys((6, 11, 12, 18, 24, 36), -10_000))
    assert counter.change == Change("start", 1) and changed(offer, counter.change) == offer


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (Change("title", 1), "unknown_lever"),  # type: ignore[arg-type]
        (Change("base", 0), "change_amount"),
        (Change("base", -5_000), "change_amount"),
        (Change("signon", float("nan")), "change_amount"),
        (Change("grant", float("inf")), "change_amount"),
        (Change("bonus", 1.5), "change_share"),
        (Change("bonus", float("nan")), "change_share"),
        (Change("start", 0), "change_months"),
        (Change("start", 1.5), "change_months"),
        (Change("start", float("nan")), "change_months"),
        (Change("start", float("inf")), "change_months"),
        (Change("vesting"), "change_years"),
        (Change("vesting", by_year=(38, 32, 20)), "change_years"),
        (Change("vesting", by_year=(120, -20)), "change_years"),
    ],
)
def test_a_change_outside_what_is_possible_is_refused(change: Change, reason: str) -> None:
    with pytest.raises(ChangeError) as caught:
        counters(make(base=100_000), [change])
    assert caught.value.what.id == f"offers.{reason}"


def test_no_changes_asked_for_are_no_counters() -> None:
    assert counters(make(base=1), []) == ()
