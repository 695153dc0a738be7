"""The quick way to show a value writes what the careful one writes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rehearse.judge.show as module
from rehearse.judge.show import show

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.integers(10**99, 10**320)
LONG_INTEGERS = st.lists(st.integers() | st.integers(10**99, 10**101) | st.integers(-(10**101), -(10**99)), max_size=5)


@given(
    SCALARS
    | LONG_INTEGERS
    | st.lists(SCALARS, max_size=60)
    | st.lists(SCALARS, max_size=5).map(tuple)
    | st.lists(st.lists(SCALARS))
)
def test_both_ways_write_the_same(value: Any) -> None:
    quick = show(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_quick", lambda _: None)
        assert show(value) == quick


def test_short_values_take_the_quick_way() -> None:
    assert module._quick([1, -2.5, "a", None, True]) == "[1, -2.5, 'a', None, True]"
    assert module._quick((1,)) == "(1,)"
    assert module._quick(10**5000) is None
    assert module._quick([[1]]) is None
