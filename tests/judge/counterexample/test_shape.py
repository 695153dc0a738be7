"""Simpler values by structure."""

from __future__ import annotations

from itertools import islice
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.counterexample.neighbour import _difference
from rehearse.judge.counterexample.shape import Shape, leaves, lowered

VALUES = st.recursive(
    st.booleans() | st.integers(-1000, 1000) | st.floats(-100, 100) | st.text("abc", max_size=5),
    lambda part: st.lists(part, max_size=4) | st.lists(part, max_size=3).map(tuple),
    max_leaves=8,
)


def test_blocks_are_dropped_first() -> None:
    first = list(islice(Shape().simpler(([1, 2, 3, 4],)), 4))
    assert first[0] == ([],) and ([3, 4],) in first and ([1, 2],) in first


@given(VALUES)
def test_steps_keep_the_type_and_never_grow(value: Any) -> None:
    for (simpler,) in Shape().simpler((value,)):
        assert type(simpler) is type(value)
        assert leaves(simpler) <= leaves(value)
        assert simpler != value or repr(simpler) != repr(value)


@given(VALUES)
def test_greedy_steps_end(value: Any) -> None:
    seen = 0
    current = (value,)
    visited = {repr(current)}
    while (following := next((c for c in Shape().simpler(current) if repr(c) not in visited), None)) is not None:
        current = following
        visited.add(repr(current))
        seen += 1
        assert seen < 500


@given(VALUES)
def test_neighbours_are_other_values(value: Any) -> None:
    assert all(repr(near) != repr((value,)) for near in islice(Shape().near((value,)), 50))


@given(VALUES)
def test_a_value_is_at_no_distance_from_itself_only(value: Any) -> None:
    assert _difference((value,), (value,)) == 0
    for near in islice(Shape().near((value,)), 20):
        assert _difference((value,), near) > 0


def test_one_step_of_a_number_is_nearer_than_a_shorter_number() -> None:
    assert _difference((1_000_000,), (999_999,)) < _difference((1_000_000,), (0,))


def test_long_numbers_are_lowered_to_one_digit() -> None:
    assert list(lowered((88,))) == [(number,) for number in range(3, 10)]
    assert not list(lowered(([1, 2, 3],)))


def test_rows_of_arrays_are_dropped_and_numbers_zeroed() -> None:
    found = [array for (array,) in Shape().simpler((np.array([[1, 2], [3, 4]]),))]
    assert any(array.shape == (1, 2) for array in found) and any(
        array.shape == (2, 2) and 0 in array for array in found
    )
