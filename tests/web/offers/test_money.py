"""Amounts as people type them, and as pages show them."""

from __future__ import annotations

import doctest
import math

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.offers import money
from rehearse.web.text.digits import figure


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(money).failed == 0


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("170000", 170_000), ("170,000", 170_000), ("1,70,000", 170_000), ("170 000", 170_000), ("170'000", 170_000),
        ("$170k", 170_000), ("£ 104K", 104_000), ("1.5m", 1_500_000), ("USD 170000", 170_000), ("170000 USD", 170_000),
        ("১,৭০,০০০", 170_000), ("১২ লাখ", 1_200_000), ("12.5 lakh", 1_250_000), ("1 crore", 10_000_000),
        ("1,234.56", 1_234.56), ("0", 0), (".5", 0.5),
    ],
)  # fmt: skip
def test_an_amount_is_read_however_it_is_written(text: str, amount: float) -> None:
    assert money.read_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    ["", "-5", "nan", "inf", "1e5", "1,7", "1,70", "12,34", "170.000", "1.70.000", "a lot", "10%", "9" * 60,
     "999999999999999", "1 2 3", "0x10", "170k k", "१७०"],
)  # fmt: skip
def test_what_would_be_a_guess_is_asked_back(text: str) -> None:
    with pytest.raises(money.AmountError) as caught:
        money.read_amount(text)
    assert str(caught.value).endswith((".", "%."))


def test_a_point_before_three_digits_names_both_meanings() -> None:
    with pytest.raises(money.AmountError, match=r"Write 170000 or 170\."):
        money.read_amount("170.000")


@given(st.integers(0, 10**11))
def test_what_is_shown_can_be_typed_back(amount: int) -> None:
    assert money.read_amount(figure(amount, "en")) == amount
    assert money.read_amount(figure(amount, "bn")) == amount


@given(st.text(max_size=50))
def test_any_text_is_an_amount_or_a_sentence(text: str) -> None:
    try:
        amount = money.read_amount(text)
    except money.AmountError:
        return
    assert math.isfinite(amount) and amount >= 0


def test_a_share_typed_for_a_percentage_is_asked_back() -> None:
    assert money.read_percent("15", most=100, is_small_odd=True) == 0.15
    with pytest.raises(money.AmountError, match="Write 15"):
        money.read_percent("0.15", most=100, is_small_odd=True)
    assert money.read_percent("0.15", most=100) == 0.0015


def test_lakh_are_counted_where_people_count_in_lakh() -> None:
    unit = money.unit_for("BDT", 4_800_000)
    with translation.override("bn"):
        assert unit.plain(4_850_000, "bn") == "৪৮.৫০"
        assert unit.said(4_850_000, "bn").startswith("৳\u00a0৪")


def test_a_level_amount_has_no_sign() -> None:
    assert money.Unit("USD", 1000, 1).plain(-3, "en") == "0.0"


def test_a_small_difference_is_never_said_to_be_nothing() -> None:
    assert money.Unit("BDT", 10**5, 2).said(300, "en") == "৳300"
    assert money.Unit("USD", 10**3, 1).said(0, "en") == "$0.0\u00a0thousand"


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (0.0000612345678, "0.0000612346"),
        (1 / 122, "0.00819672"),
        (122.0, "122"),
        (16_250.5, "16,250.5"),
        (1e6, "1,000,000"),
    ],
)
def test_a_rate_keeps_the_digits_that_count(rate: float, shown: str) -> None:
    assert money.rate_figure(rate, "en") == shown


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [("£90k", "USD", "£"), ("90k GBP", "USD", "GBP"), ("usd 90k", "BDT", "USD"), ("€90k", "CAD", "€"), ("$90k", "CAD", ""),
     ("¥900", "CNY", ""), ("90k", "USD", ""), ("90 lakh", "BDT", ""), ("$90k", "BDT", "$")],
)  # fmt: skip
def test_a_sign_of_another_currency_is_seen(text: str, code: str, found: str) -> None:
    assert money.other_currency(text, code) == found


def test_halves_are_rounded_up_as_in_reports() -> None:
    thousand = money.Unit("GBP", 1000, 1)
    assert [thousand.plain(amount, "en") for amount in (163_350, 1_250, -1_250)] == ["163.4", "1.3", "−1.3"]
    assert money.whole(0.5, "GBP", "en") == "£1"
