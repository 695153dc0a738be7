"""The JSON of ``rehearse offer``, as the reference gives it."""

from __future__ import annotations

import json

import pytest

from rehearse.offers import (
    Change,
    compare,
    compare_report,
    counters,
    counters_report,
    offer_from_json,
    value,
    value_report,
)
from rehearse.offers.report import _money
from tests.offers.samples import YEARLY, documented, grant, make

KEYS = [
    "version", "currency", "years", "total", "average", "kept", "present_value", "quantiles", "claimed",
    "break_even_value", "full_time", "warnings",
]  # fmt: skip


def test_the_documented_report() -> None:
    report = value_report(value(offer_from_json(documented())))
    assert list(report) == KEYS
    assert report["version"] == 1 and report["currency"] == "USD"
    assert report["years"][0] == {
        "year": 1, "base": 170000, "bonus": 25500, "equity": 28800, "signon": 30000, "match": 5100, "total": 259400,
    }  # fmt: skip
    assert [year["total"] for year in report["years"]] == [259400, 235418.0, 241616.54, 248001.04]
    assert report["total"] == 984435.58
    assert report["average"] == 246108.9
    assert list(report["kept"]) == ["6", "11", "12", "18", "24", "36"]
    assert report["kept"]["6"] == 102550 and report["kept"]["12"] == 259400
    assert report["claimed"] == 0 and report["break_even_value"] is None and report["full_time"] is None
    assert report["warnings"] == []
    assert set(report["quantiles"]) == {"p10", "p50", "p90", "mean", "standard_error", "standard_errors"}
    assert json.loads(json.dumps(report, allow_nan=False)) == report


def test_the_average_is_the_quarter_of_the_total_that_is_shown() -> None:
    # 984,435.58 / 4 = 246,108.895, half up 246,108.90; the unrounded total would give 246,108.89
    assert value_report(value(offer_from_json(documented())))["average"] == 246108.9


@pytest.mark.parametrize(
    ("amount", "shown"), [(0.005, 0.01), (2.675, 2.68), (1.0, 1), (-0.005, -0.01), (1e15, 10**15), (0.1 + 0.2, 0.3)]
)
def test_money_is_rounded_half_up_as_it_is_written(amount: float, shown: float) -> None:
    assert _money(amount) == shown


def test_warnings_are_codes_with_a_sentence() -> None:
    report = value_report(value(make(hourly=50, hours_per_week=20)))
    assert report["full_time"] == 104_000
    assert report["warnings"] == [
        {
            "id": "offers.part_time",
            "text": "The figures are for 20 hours a week; at full time the base would be 104,000 a year.",
        }
    ]


def test_lines_beside_pay_stand_in_it_only_when_entered() -> None:
    offer = make(
        base=100_000, start="2026-07-01", tax={"cash": 0.3}, living={"place": "Dhaka", "index": 40},
        convert={"currency": "BDT", "rate": 120, "date": "2026-03-01"}, grants=[grant(expected=True, schedule=YEARLY)],
    )  # fmt: skip
    report = value_report(value(offer))
    assert list(report)[len(KEYS) :] == ["expected", "after_tax", "equivalent", "converted", "calendar"]
    assert report["total"] == 400_000
    assert report["expected"] == [25_000] * 4
    assert report["after_tax"]["total"] == 280_000
    assert report["equivalent"] == {"place": "Dhaka", "index": 40, "year_1": 40_000, "average": 40_000}
    assert report["converted"]["date"] == "2026-03-01" and report["converted"]["total"] == 48_000_000
    assert [row["total"] for row in report["calendar"]] == [50_000, 100_000, 100_000, 100_000, 50_000]


def test_several_offers_are_named_and_ranked() -> None:
    private = {"kind": "private", "units": 10_000, "company_value": 1e8, "fully_diluted": 1e7, "schedule": YEARLY}
    found = compare([make(base=100_000, grants=[private]), make(base=130_000, name="Lantern")])
    report = compare_report(found, ["a.json", "b.json"])
    assert [offer["id"] for offer in report["offers"]] == ["a.json", "b.json"]
    assert report["offers"][0]["break_even_value"] == 120_000_000
    assert report["offers"][0]["years"][0]["claimed"] == 25_000
    assert report["beats"][0] == {"a": "a.json", "b": "b.json", "probability": 0.0, "standard_error": 0.0}
    assert report["ranks"]["total"] == ["b.json", "a.json"]
    assert report["crossings"] == [
        {"a": "a.json", "b": "b.json", "ahead": "b.json", "from_month": 1, "changes": [[0, None], [1, "b.json"]]}
    ]
    assert report["break_even"] == [{"id": "a.json", "against": "b.json", "value": 120_000_000, "growth": 0.046635}]
    assert [offer["id"] for offer in compare_report(found)["offers"]] == ["1", "Lantern"]
    assert json.loads(json.dumps(report, allow_nan=False)) == report


def test_counters_carry_what_was_asked_and_what_it_is_worth() -> None:
    offer = make(base=100_000, discount=0, leave_months=[12], signon=[{"amount": 5, "clawback_months": 24}])
    asked = [
        Change("base", 10_000), Change("bonus", 0.05), Change("vesting", by_year=(50, 50)), Change("clawback"),
        Change("start", 2),
    ]  # fmt: skip
    report = counters_report(offer, counters(offer, asked))
    assert report["version"] == 1 and report["discount"] == 0
    assert report["counters"] == [
        {"counter": "base", "amount": 10_000, "worth": 40_000, "kept": {"12": 10_000}, "claimed": 0},
        {"counter": "bonus", "share": 0.05, "worth": 20_000, "kept": {"12": 5_000}, "claimed": 0},
        {"counter": "vesting", "by_year": [50, 50], "worth": 0, "kept": {"12": 0}, "claimed": 0},
        {"counter": "clawback", "worth": 0, "kept": {"12": 5}, "claimed": 0},
        {"counter": "start", "months": 2, "worth": 0, "kept": {"12": -16_666.67}, "claimed": 0},
    ]
