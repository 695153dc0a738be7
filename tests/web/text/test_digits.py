"""Figures as each language writes them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.text.digits import bangla, figure, group

NUMBERS = st.integers(min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("value", "language", "decimals", "text"),
    [
        (7, "en", None, "7"),
        (7, "bn", None, "৭"),
        (1234, "bn", None, "১,২৩৪"),
        (1245000, "bn", None, "১২,৪৫,০০০"),
        (1245000, "en", None, "1,245,000"),
        (123456789, "bn", None, "১২,৩৪,৫৬,৭৮৯"),
        (0.7149, "bn", 2, "০.৭১"),
        (-3, "bn", None, "−৩"),
        (0, "bn", None, "০"),
        ("18:40", "bn", None, "১৮:৪০"),
        ("18:40", "en", None, "18:40"),
    ],
)
def test_a_figure_in_its_language(value: float | str, language: str, decimals: int | None, text: str) -> None:
    assert figure(value, language, decimals) == text


@given(NUMBERS)
def test_a_bangla_figure_reads_back_as_the_number(value: int) -> None:
    text = figure(value, "bn").replace(",", "").replace("−", "-")
    assert int(text) == value
    assert not any(letter.isascii() and letter.isdigit() for letter in text)


@given(NUMBERS)
def test_both_languages_write_the_same_digits(value: int) -> None:
    assert figure(value, "bn").replace(",", "") == bangla(figure(value, "en").replace(",", ""))


@given(st.integers(min_value=0, max_value=10**15), st.booleans())
def test_groups_are_three_digits_from_the_right_then_two_or_three(value: int, is_lakh: bool) -> None:
    first, *rest = group(str(value), is_lakh=is_lakh).split(",")
    step = 2 if is_lakh else 3
    assert 1 <= len(first) <= (step if rest else 3)
    assert all(len(part) == step for part in rest[:-1])
    assert not rest or len(rest[-1]) == 3


@given(st.text())
def test_only_digits_change(text: str) -> None:
    changed = bangla(text)
    assert len(changed) == len(text)
    for before, after in zip(text, changed, strict=True):
        if before in "0123456789":
            assert unicodedata.digit(after) == int(before)
        else:
            assert after == before
