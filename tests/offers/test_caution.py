"""Each caution comes when it should, and only then."""

from __future__ import annotations

from typing import Any

import pytest

from rehearse.offers import TEXTS, compare, english, value
from rehearse.offers.caution import plain
from tests.offers.samples import BACK_LOADED, YEARLY, grant, make

OPTION = {"kind": "option", "units": 1_000, "strike": 20, "price": 26, "schedule": YEARLY}
PRIVATE = {"kind": "private", "units": 1_000, "company_value": 1e8, "fully_diluted": 1e7, "schedule": YEARLY}

SAID: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = [
    ("growth_is_a_guess", {"grants": [grant()], "growth": 0.15}, {"percent": 15}),
    (
        "beats_market",
        {"grants": [grant()], "growth": 0.15, "beats_market": True, "discount": 0.05},
        {"growth": 15, "discount": 5},
    ),
    ("low_first_year", {"grants": [grant(schedule=BACK_LOADED)]}, {"year_1": 5_000, "average": 25_000}),
    ("part_time", {"hourly": 50, "hours_per_week": 20}, {"hours": 20, "full_time": 104_000}),
    ("payout_above_target", {"base": 1, "bonus": {"target": 0.1, "payout": 1.2}}, {"percent": 120}),
    ("signon_after_four_years", {"base": 1, "signon": [{"amount": 1, "month": 60}]}, {"month": 60}),
    ("signon_month", {"base": 1, "signon": [{"amount": 1, "month": 24}]}, {"month": 24, "year": 2, "next": 3}),
    ("clawback_unsaid", {"base": 1, "signon": [{"amount": 1, "clawback_months": 12}]}, {"months": 12}),
    (
        "clawback_gross",
        {"base": 1, "signon": [{"amount": 5_000, "clawback_months": 12, "pro_rata": True, "gross": True}]},
        {"amount": 5_000},
    ),
    ("match_without_limit", {"base": 1, "match": {"rate": 1, "cap": 0.05}}, {}),
    (
        "match_limited",
        {"base": 300_000, "raise_": 0.1, "match": {"rate": 1, "cap": 0.05, "limit": 345_000}},
        {"limit": 345_000},
    ),
    ("expected_grant", {"base": 1, "grants": [grant(), grant(expected=True)]}, {"grant": 2}),
    ("vests_late", {"grants": [grant(schedule=[[12, 8000], [60, 2000]])]}, {"grant": 1, "percent": 20}),
    ("long_cliff", {"base": 1, "grants": [grant(schedule=[[18, 10000]])]}, {"grant": 1, "month": 18}),
    ("conversion_far", {"grants": [grant(conversion_price=50, price=60)]}, None),
    ("underwater", {"base": 1, "grants": [OPTION | {"price": 20}]}, {"grant": 1, "price": 20, "strike": 20}),
    ("exercise", {"grants": [OPTION]}, {"grant": 1, "cost": 20_000}),
    ("amt", {"grants": [OPTION]}, {"grant": 1}),
    ("section_83b", {"grants": [OPTION]}, {"grant": 1}),
    ("claimed_only", {"base": 1, "grants": [PRIVATE]}, {"grant": 1, "claimed": 10_000}),
    ("preferences_first", {"base": 1, "grants": [PRIVATE | {"preferences": 1e8}]}, {"grant": 1}),
    ("double_trigger", {"base": 1, "grants": [PRIVATE]}, {"grant": 1}),
    ("qsbs", {"base": 1, "grants": [PRIVATE]}, {"grant": 1}),
]


@pytest.mark.parametrize(("name", "keys", "params"), SAID, ids=[name for name, _, _ in SAID])
def test_a_caution_is_said_where_it_applies(name: str, keys: dict[str, Any], params: dict[str, Any] | None) -> None:
    found = [caution for caution in value(make(**keys)).warnings if caution.id == f"offers.{name}"]
    assert len(found) == 1
    if params is not None:
        assert dict(found[0].params) == params
    assert english(found[0]).endswith(".")


QUIET: list[tuple[str, dict[str, Any]]] = [
    ("growth_is_a_guess", {"grants": [grant()]}),
    ("beats_market", {"grants": [grant()], "growth": 0.15}),
    ("beats_market", {"grants": [grant()], "growth": 0.03, "beats_market": True, "discount": 0.05}),
    ("low_first_year", {"grants": [grant()]}),
    ("part_time", {"hourly": 50, "hours_per_week": 40}),
    ("payout_above_target", {"base": 1, "bonus": {"target": 0.1}}),
    ("signon_month", {"base": 1, "signon": [{"amount": 1, "month": 13}]}),
    ("signon_month", {"base": 1, "signon": [{"amount": 1}]}),
    ("clawback_unsaid", {"base": 1, "signon": [{"amount": 1}]}),
    ("clawback_unsaid", {"base": 1, "signon": [{"amount": 1, "clawback_months": 12, "pro_rata": False}]}),
    ("clawback_gross", {"base": 1, "signon": [{"amount": 1, "clawback_months": 12, "gross": False}]}),
    ("match_limited", {"base": 300_000, "match": {"rate": 1, "cap": 0.05, "limit": 345_000}}),
    ("vests_late", {"grants": [grant()]}),
    ("long_cliff", {"grants": [grant(schedule=YEARLY)]}),
    ("long_cliff", {"grants": [grant(schedule=YEARLY, start_month=12)]}),
    ("conversion_far", {"grants": [grant(conversion_price=50, price=48)]}),
    ("underwater", {"grants": [OPTION]}),
    ("amt", {"grants": [OPTION], "currency": "EUR"}),
    ("qsbs", {"base": 1, "grants": [PRIVATE], "currency": "EUR"}),
    ("preferences_first", {"base": 1, "grants": [PRIVATE | {"preferences": 9e7}]}),
]


@pytest.mark.parametrize(("name", "keys"), QUIET)
def test_a_caution_stays_away_where_it_does_not_apply(name: str, keys: dict[str, Any]) -> None:
    assert f"offers.{name}" not in [caution.id for caution in value(make(**keys)).warnings]


def test_a_plain_offer_needs_no_caution() -> None:
    assert value(make(base=100_000, grants=[grant()], signon=[{"amount": 5_000}])).warnings == ()


def test_every_text_of_a_caution_is_tested_here() -> None:
    cautions = list(TEXTS).index("offers.growth_is_a_guess")
    of_offers = [name for name in list(TEXTS)[cautions:] if name not in _OF_SEVERAL]
    assert {f"offers.{name}" for name, _, _ in SAID} == set(of_offers)


_OF_SEVERAL = {"offers.discounts_differ", "offers.converted", "offers.independent_prices"}


def test_the_cautions_about_several_offers_are_all_reached() -> None:
    rate = {"currency": "USD", "rate": 0.008, "date": "2026-03-01"}
    found = compare(
        [make(grants=[grant()]), make(currency="BDT", grants=[grant(money=9e6)], discount=0.1, convert=rate)]
    )
    assert {caution.id for caution in found.warnings} == _OF_SEVERAL
    assert "0.008" in " ".join(english(caution) for caution in found.warnings)


@pytest.mark.parametrize(
    ("number", "said"),
    [(28_800.4, 28_800), (999.999, 1000), (12.5, 12.5), (48.0, 48), (0.0012345, 0.00123), (0, 0), (-2.0, -2)],
)
def test_numbers_in_sentences_are_short(number: float, said: float) -> None:
    assert plain(number) == said


def test_thousands_are_set_apart_in_english_and_months_are_not() -> None:
    (said,) = [c for c in value(make(grants=[OPTION | {"units": 1e6}])).warnings if c.id == "offers.exercise"]
    assert "20,000,000" in english(said)


def test_a_step_of_nothing_does_not_hide_a_long_cliff() -> None:
    found = value(make(grants=[grant(schedule=[[12, 0], [24, 10_000]])])).warnings
    assert [dict(one.params) for one in found if one.id == "offers.long_cliff"] == [{"grant": 1, "month": 24}]
