"""The file form: what is read, what is refused with place and advice, and that nothing hostile gets through."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers import (
    LARGEST_FILE,
    LEAVE_MONTHS,
    MOST_GRANTS,
    TEXTS,
    Offer,
    TermsError,
    name_from,
    offer_from_json,
    offer_to_json,
    read_offer,
    value,
    value_report,
)
from rehearse.offers.grant_terms import KINDS
from tests.offers.samples import DOCUMENTED, YEARLY, documented, grant, make


def refused(data: Any) -> TermsError:
    with pytest.raises(TermsError) as caught:
        offer_from_json(data)
    for problem in caught.value.problems:
        for message in (problem.what, problem.do):
            assert TEXTS.english(message).strip(), message
    return caught.value


def reasons(data: Any) -> list[tuple[str, str]]:
    """Place and reason of every fault."""
    return [(problem.where, problem.what.id.removeprefix("offers.")) for problem in refused(data).problems]


def test_the_documented_offer_is_read() -> None:
    offer = offer_from_json(DOCUMENTED)
    assert offer.currency == "USD" and offer.yearly_raise == 0.03 and offer.seed == 7
    assert offer.grants[0].count == 2_400
    assert offer.match is not None and offer.match.limit == 345_000


def test_a_little_is_enough() -> None:
    offer = offer_from_json({"base": 50_000})
    assert (offer.currency, offer.discount, offer.volatility, offer.growth) == ("USD", 0.05, 0.45, 0.0)
    assert offer.leave_months == LEAVE_MONTHS
    for key in ("hourly", "monthly"):
        assert make(**{key: 10, "hours_per_week": 40}).yearly_base > 0
    assert make(signon=[{"amount": 1}]).yearly_base == 0
    assert make(grants=[]).yearly_base == 0


def test_writing_and_reading_gives_the_same_offer() -> None:
    full = documented(
        name="Papaya Lantern",
        start="2026-07-01",
        tax={"cash": 0.3, "equity": 0.35},
        living={"place": "Dhaka", "index": 40},
        convert={"currency": "BDT", "rate": 121.5, "date": "2026-03-01"},
        hours_per_week=32,
        full_time_hours=37.5,
        growth=0.1,
        beats_market=True,
        grants=[
            *DOCUMENTED["grants"],
            {"kind": "option", "units": 10, "strike": 3, "price": 5, "schedule": YEARLY, "cliff_month": 12},
            {"kind": "private", "fraction": 0.001, "company_value": 1e8, "fully_diluted": 1e7, "preferences": 2e7,
             "dilution": 0.1, "schedule": YEARLY, "start_month": 12, "expected": True},
            {"kind": "cash", "money": 5, "schedule": [[1, 10000]]},
        ],
    )  # fmt: skip
    offer = offer_from_json(full)
    assert offer_from_json(offer_to_json(offer)) == offer
    assert offer_from_json(json.loads(json.dumps(offer_to_json(offer)))) == offer
    assert offer_to_json(offer_from_json({"base": 5})) == {"version": 1, "currency": "USD", "base": 5}
    empty = make(grants=[])
    assert offer_from_json(offer_to_json(empty)) == empty


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"base": 1, "colour": 2}, [("", "unknown")]),
        ({"base": 1, "raises": 0.03}, [("", "unknown_near")]),
        ({"base": 1, "bonus": {"target": 0.1, "payouts": 1}}, [("bonus", "unknown_near")]),
        ({"base": 1, "version": 2}, [("version", "outside")]),
        ({}, [("", "nothing")]),
        ({"currency": "USD"}, [("", "nothing")]),
        ({"base": 1, "monthly": 1}, [("monthly", "two_pays")]),
        ({"hourly": 50}, [("hours_per_week", "hours_needed")]),
        ({"signon": [], "hours_per_week": 20}, [("hours_per_week", "hours_alone")]),
        ({"base": "170,000"}, [("base", "not_number")]),
        ({"base": True}, [("base", "not_number")]),
        ({"base": float("nan")}, [("base", "outside")]),
        ({"base": float("inf")}, [("base", "outside")]),
        ({"base": -1}, [("base", "outside")]),
        ({"base": 1e13}, [("base", "outside")]),
        ({"base": 10**5000}, [("base", "outside")]),
        ({"base": {"amount": 1}}, [("base", "not_number")]),
        ({"base": [1]}, [("base", "not_number")]),
        ({"base": 1, "currency": "dollar"}, [("currency", "not_currency")]),
        ({"base": 1, "currency": "৳৳৳"}, [("currency", "not_currency")]),
        ({"base": 1, "raise": 3}, [("raise", "outside")]),
        ({"base": 1, "discount": -0.01}, [("discount", "outside")]),
        ({"base": 1, "volatility": 45}, [("volatility", "outside")]),
        ({"base": 1, "seed": 1.5}, [("seed", "not_whole")]),
        ({"base": 1, "seed": -1}, [("seed", "outside")]),
        ({"base": 1, "beats_market": 1}, [("beats_market", "not_flag")]),
        ({"base": 1, "bonus": 0.1}, [("bonus", "not_object")]),
        ({"base": 1, "bonus": {"payout": 1}}, [("bonus.target", "needed")]),
        ({"base": 1, "signon": {"amount": 1}}, [("signon", "not_list")]),
        ({"base": 1, "signon": [5]}, [("signon[0]", "not_object")]),
        ({"base": 1, "signon": [{"month": 1}]}, [("signon[0].amount", "needed")]),
        ({"base": 1, "signon": [{"amount": 1, "month": 0.5}]}, [("signon[0].month", "not_whole")]),
        ({"base": 1, "match": {"rate": 0.5}}, [("match.cap", "needed")]),
        ({"base": 1, "match": {"rate": 0.5, "cap": 0.06, "limit": 0}}, [("match.limit", "zero")]),
        ({"base": 1, "leave_months": [49]}, [("leave_months[0]", "leave_month")]),
        ({"base": 1, "leave_months": [True]}, [("leave_months[0]", "leave_month")]),
        ({"base": 1, "leave_months": 12}, [("leave_months", "not_list")]),
        ({"base": 1, "start": "2026-02-30"}, [("start", "not_day")]),
        ({"base": 1, "start": 20260701}, [("start", "not_day")]),
        ({"base": 1, "start": "0001-01-01"}, [("start", "not_day")]),
        ({"base": 1, "name": "a\nb"}, [("name", "not_text")]),
        ({"base": 1, "name": " "}, [("name", "not_text")]),
        ({"base": 1, "tax": {"cash": 1}}, [("tax.cash", "outside")]),
        ({"base": 1, "living": {"place": "Dhaka"}}, [("living.index", "needed")]),
        ({"base": 1, "convert": {"currency": "EUR", "rate": 0.9}}, [("convert.date", "needed")]),
        (
            {"base": 1, "convert": {"currency": "USD", "rate": 1, "date": "2026-03-01"}},
            [("convert.currency", "same_currency")],
        ),
        ([], [("", "not_object")]),
        (None, [("", "not_object")]),
        ("{}", [("", "not_object")]),
    ],
)
def test_a_bad_key_is_refused_at_its_place(data: Any, expected: list[tuple[str, str]]) -> None:
    assert reasons(data) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "RSU"}, "kind not_choice"),
        ({"kind": None}, "kind missing"),
        ({"schedule": None}, "schedule schedule_needed"),
        ({"schedule": []}, "schedule schedule_sum"),
        ({"schedule": [[12, 9999]]}, "schedule schedule_sum"),
        ({"schedule": [[12, 10001]]}, "schedule[0] schedule_step"),
        ({"schedule": [[12, 33.5], [24, 9966.5]]}, "schedule[0] schedule_step schedule[1] schedule_step"),
        ({"schedule": [[12, -5000], [24, 15000]]}, "schedule[0] schedule_step schedule[1] schedule_step"),
        ({"schedule": [[12, True]]}, "schedule[0] schedule_step"),
        ({"schedule": [[12]]}, "schedule[0] schedule_step"),
        ({"schedule": [12]}, "schedule[0] schedule_step"),
        ({"schedule": "12:10000"}, "schedule not_list"),
        ({"schedule": [[0, 1]] * 241}, "schedule too_many"),
        ({"units": 5}, "units units_or_money"),
        ({"money": None}, "units units_or_money"),
        ({"money": None, "units": 5}, "price price_needed"),
        ({"conversion_price": 5}, "conversion_price conversion_alone"),
        ({"conversion_price": 0, "price": 5}, "conversion_price zero"),
        ({"strike": 5}, " unknown"),
        ({"kind": "cash", "price": 5}, " unknown"),
        ({"kind": "cash", "money": None}, "money needed"),
        ({"kind": "option", "money": None, "units": 1, "price": 5}, "strike needed"),
        ({"kind": "option", "money": None, "units": 1, "strike": 5}, "price price_or_company"),
        (
            {"kind": "option", "money": None, "units": 1, "strike": 5, "price": 6, "dilution": 0.1},
            "dilution of_a_company",
        ),
        ({"kind": "option", "money": None, "strike": 5, "price": 6}, "units units_or_fraction"),
        ({"kind": "private", "money": None, "units": 1, "fully_diluted": 9}, "company_value needed"),
        ({"kind": "private", "money": None, "units": 1, "company_value": 9}, "fully_diluted needed"),
        ({"kind": "private", "money": None, "fraction": 0.1, "company_value": 9}, "fully_diluted diluted_needed"),
        (
            {"kind": "private", "money": None, "fraction": 2, "company_value": 9, "fully_diluted": 9},
            "fraction outside",
        ),
        ({"start_month": 241}, "start_month outside"),
        ({"expected": "yes"}, "expected not_flag"),
    ],
)
def test_a_bad_grant_is_refused_at_its_place(changes: dict[str, Any], expected: str) -> None:
    words = expected.split(" ")
    pairs = [
        (f"grants[0].{where}" if where else "grants[0]", reason)
        for where, reason in zip(words[::2], words[1::2], strict=True)
    ]
    assert reasons({"grants": [grant(**changes)]}) == pairs


def test_every_fault_of_a_file_is_named_at_once() -> None:
    found = reasons({"base": True, "bonus": {}, "grants": [grant(schedule=[[12, 1]]), 5], "colour": 1})
    assert {reason for _, reason in found} == {"not_number", "needed", "schedule_sum", "not_object", "unknown"}


def test_an_employer_has_one_value() -> None:
    private = {"kind": "private", "units": 1, "company_value": 1e8, "fully_diluted": 1e7, "schedule": YEARLY}
    assert reasons({"grants": [private, private | {"company_value": 2e8}]}) == [
        ("grants[1].company_value", "two_companies")
    ]


def test_lists_have_an_end() -> None:
    assert reasons({"grants": [grant()] * (MOST_GRANTS + 1)}) == [("grants", "too_many")]
    assert len(make(grants=[grant()] * MOST_GRANTS).grants) == MOST_GRANTS


def test_months_to_leave_at_are_sorted_and_counted_once() -> None:
    assert make(base=1, leave_months=[24, 6, 6]).leave_months == (6, 24)
    assert make(base=1, leave_months=[]).leave_months == ()


def test_small_letters_of_a_currency_are_raised() -> None:
    assert make(base=1, currency="bdt").currency == "BDT"


@pytest.mark.parametrize(
    ("content", "where", "reason"),
    [
        (b"", "line 1, column 1", "not_json"),
        (b'{"base": 1,\n "base" 2}', "line 2, column 9", "not_json"),
        (b'{"base": 1, "base": 2}', "", "twice"),
        (b'{"base": 1, "bonus": {"target": 1, "target": 2}}', "", "twice"),
        ('{"base": 1, "name": "é"}'.encode("latin-1"), "", "not_utf8"),
        (b'{"base": ' + b"9" * 5000 + b"}", "", "hostile_json"),
        (b"[" * 100_000, "", "hostile_json"),
        (b'{"base": NaN}', "base", "outside"),
        (b'{"base": Infinity}', "base", "outside"),
        (b'{"base": 1e999}', "base", "outside"),
        (b" " * (LARGEST_FILE + 1), "", "too_large"),
        (b"[]", "", "not_object"),
        (b"null", "", "not_object"),
    ],
)
def test_a_hostile_file_is_refused(content: bytes, where: str, reason: str) -> None:
    with pytest.raises(TermsError) as caught:
        read_offer(content)
    assert (caught.value.where, caught.value.what.id) == (where, f"offers.{reason}")


def test_a_mark_at_the_start_of_a_file_is_skipped() -> None:
    assert read_offer(b'\xef\xbb\xbf{"base": 1}').base == 1


def test_what_is_repeated_of_a_strangers_text_is_short_and_printable() -> None:
    error = refused({"base": 1, "\x1b[31m" + "x" * 5000: 1})
    said = TEXTS.english(error.message)
    assert len(said) < 600 and said.isprintable()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KEYS = [
    "base", "hourly", "monthly", "hours_per_week", "full_time_hours", "raise", "bonus", "signon", "grants", "match",
    "discount", "growth", "beats_market", "volatility", "seed", "leave_months", "start", "tax", "living", "convert",
    "currency", "name", "version", "kind",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6))
def test_any_json_is_either_refused_with_advice_or_has_figures(data: dict[str, Any]) -> None:
    try:
        found = [json.dumps(value_report(value(offer_from_json(data))), allow_nan=False)]
    except TermsError as error:
        found = [TEXTS.english(problem.message) for problem in error.problems]
    assert found and all(found)


GRANT_KEYS = [
    "kind", "schedule", "start_month", "cliff_month", "expected", "money", "conversion_price", "units", "fraction",
    "price", "strike", "company_value", "fully_diluted", "preferences", "dilution",
]  # fmt: skip
PLAUSIBLE = JSON | st.floats(0, 1e6) | st.integers(0, 48) | st.just([[12, 10000]]) | st.sampled_from(KINDS)


@given(st.dictionaries(st.sampled_from(GRANT_KEYS), PLAUSIBLE, min_size=1, max_size=8), st.sampled_from(KINDS))
def test_any_grant_is_either_refused_with_advice_or_has_figures(data: dict[str, Any], kind: str) -> None:
    try:
        offer = offer_from_json({"grants": [{"schedule": [[24, 10000]]} | data | {"kind": kind}]})
        found = [json.dumps(value_report(value(offer)), allow_nan=False)]
    except TermsError as error:
        found = [TEXTS.english(problem.message) for problem in error.problems]
    assert found and all(found)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(content: bytes) -> None:
    try:
        found = read_offer(content).currency
    except TermsError as error:
        found = TEXTS.english(error.message)
    assert found


@pytest.mark.parametrize("name", ["র\u200d্যাংক", "👩\u200d🔬 Labs", "شركة\u200f 12"])
def test_a_name_may_hold_the_joiners_of_its_script(name: str) -> None:
    assert offer_from_json({"base": 1, "name": name}).name == name


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_a_file_may_hold(name: str) -> None:
    found = name_from(name)
    offer = Offer(base=1.0, name=found)
    assert offer_from_json(offer_to_json(offer)).name == found
