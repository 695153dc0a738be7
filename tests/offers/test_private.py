"""The company value at which untraded shares make up for what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.offers import break_even, growth_needed
from rehearse.offers.private import claimed_at
from tests.offers.samples import YEARLY, make

PRIVATE = {"kind": "private", "units": 10_000, "company_value": 100e6, "fully_diluted": 10e6, "schedule": YEARLY}


def test_the_value_makes_up_for_what_is_missing() -> None:
    offer = make(grants=[PRIVATE | {"preferences": 20e6}])
    # 10,000 (V - 20 million) / 10 million = 50,000: V = 70 million
    assert break_even(offer, 50_000) == pytest.approx(70e6)
    assert claimed_at(offer) == pytest.approx(80_000)
    assert claimed_at(offer, 70e6) == pytest.approx(50_000)


def test_nothing_missing_needs_no_value() -> None:
    assert break_even(make(grants=[PRIVATE]), 0) == 0
    assert break_even(make(grants=[PRIVATE]), -5) == 0


def test_no_shares_make_up_for_nothing() -> None:
    assert break_even(make(base=1), 100) is None
    assert break_even(make(grants=[PRIVATE | {"units": 0}]), 100) is None
    assert break_even(make(grants=[PRIVATE | {"expected": True}]), 100) is None


def test_several_grants_count_together() -> None:
    option = PRIVATE | {"kind": "option", "strike": 5}
    offer = make(grants=[PRIVATE, option])
    # V = 80 million: 10,000 * 8 + 10,000 * (8 - 5) = 110,000
    assert break_even(offer, 110_000) == pytest.approx(80e6)


@given(st.floats(1, 1e9), st.floats(0, 1e9), st.floats(0, 0.9))
def test_it_is_the_smallest_value_that_suffices(missing: float, preferences: float, dilution: float) -> None:
    offer = make(grants=[PRIVATE | {"preferences": preferences, "dilution": dilution}])
    found = break_even(offer, missing)
    assert found is not None
    assert claimed_at(offer, found) == pytest.approx(missing, rel=1e-6)
    assert claimed_at(offer, found * (1 - 1e-6)) < missing


@pytest.mark.parametrize(
    ("value", "today", "growth"), [(160, 10, 1.0), (10, 10, 0.0), (5, 80, -0.5), (0, 10, None), (10, 0, None)]
)
def test_the_growth_is_that_of_four_years(value: float, today: float, growth: float | None) -> None:
    found = growth_needed(value, today)  # (160 / 10)^(1/4) - 1 = 100 %
    assert found == (None if growth is None else pytest.approx(growth))
