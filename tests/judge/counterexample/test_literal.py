"""Values as literals."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge import untrusted
from rehearse.judge.counterexample.literal import LIMIT, literal, whole
from rehearse.judge.inside import codec

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])) | st.binary()
)  # fmt: skip
HASHABLE = st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    SCALARS,
    lambda part: st.lists(part) | st.lists(part).map(tuple) | st.dictionaries(HASHABLE, part),
    max_leaves=20,
)


def test_a_tuple_of_one_list_is_written_as_python_writes_it() -> None:
    assert literal(([0, 0],)) == "([0, 0],)"


@given(VALUES)
def test_every_plain_value_is_read_back(value: Any) -> None:
    assert ast.literal_eval(whole(value)) == value


@given(VALUES)
def test_a_value_that_came_out_of_a_box_is_written_like_the_value(value: Any) -> None:
    assert ast.literal_eval(whole(untrusted.decode(codec.encode(value)))) == value


@given(VALUES, st.integers(0, 60))
def test_no_literal_is_longer_than_its_limit_and_the_dots(value: Any, limit: int) -> None:
    text = literal(value, limit)
    assert len(text) <= limit + 3
    assert text == whole(value) or text.endswith("...")


def test_long_texts_are_written_whole_within_the_limit() -> None:
    assert literal("a" * 1000) == repr("a" * 1000)
    assert len(literal("a" * 10 * LIMIT)) == LIMIT + 3


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (float("nan"), "{'$float': 'nan'}"),
        (float("-inf"), "{'$float': '-inf'}"),
        (set(), "{'$set': []}"),
        ({3, 1, 2}, "{1, 2, 3}"),
        (np.array([[1.0, 2.0]]), "{'$ndarray': [[1.0, 2.0]], 'dtype': 'float64'}"),
        (np.float64(0.5), "0.5"),
        (1 << 5_000, hex(1 << 5_000)),
        (True, "True"),
        (-0.0, "-0.0"),
    ],
)
def test_what_has_no_literal_of_its_own_has_a_tagged_one(value: Any, text: str) -> None:
    assert whole(value) == text
    ast.literal_eval(text)


def test_a_huge_array_and_a_deep_list_cost_little() -> None:
    deep: list[Any] = []
    for _ in range(400):
        deep = [deep]
    assert literal(deep).endswith("...")
    assert len(literal(np.zeros(5_000_000))) <= LIMIT + 3
