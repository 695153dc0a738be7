"""Tagged JSON values of suites."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import BadValue
from rehearse.judge.values import TaggedFloat, TaggedInt, decode, encode

leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.complex_numbers(allow_nan=False)
)
hashables = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=4)
python_values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.dictionaries(hashables, inner, max_size=3)
        | st.sets(hashables, max_size=3)
    ),
    max_leaves=8,
)

TAGS = ("$tuple", "$set", "$dict", "$ndarray", "$float", "$int", "$complex", "$bytes", "dtype", "shape", "$x")

junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(TAGS),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


def same(one: Any, two: Any) -> bool:
    return bool(repr(one) == repr(two)) or bool(one == two)


def test_plain_json_is_itself() -> None:
    data = {"a": [1, 2.5, "x", None, True]}
    assert decode(data) == data


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ({"$tuple": [1, {"$tuple": []}]}, (1, ())),
        ({"$set": [1, 2]}, {1, 2}),
        ({"$dict": [[1, 2], [{"$tuple": [1]}, 3]]}, {1: 2, (1,): 3}),
        ({"$float": "inf"}, math.inf),
        ({"$float": "-inf"}, -math.inf),
        ({"$int": "123456789012345678901234567890"}, 123456789012345678901234567890),
        ({"$complex": [1, -2.5]}, 1 - 2.5j),
        ({"$bytes": "AAE="}, b"\x00\x01"),
    ],
)
def test_tags(form: Any, value: Any) -> None:
    assert decode(form) == value
    assert type(decode(form)) is type(value)
    assert decode(encode(value)) == value


def test_arrays() -> None:
    array = decode({"$ndarray": [[1, 2], [3, 4]], "dtype": "float32"})
    assert array.dtype == np.float32
    assert array.shape == (2, 2)
    empty = decode({"$ndarray": [], "dtype": "int64", "shape": [0, 3]})
    assert empty.shape == (0, 3)
    assert encode(empty) == {"$ndarray": [], "dtype": "int64", "shape": [0, 3]}
    assert encode(np.float64(1.5)) == 1.5


def test_long_integers_pass_python_s_digit_limit() -> None:
    value = -(10**9000) + 7
    assert decode(encode(value)) == value
    assert decode(encode(-(10**8000))) == -(10**8000)


def test_expected_numbers_remember_their_tags() -> None:
    assert type(decode({"$int": "5"}, expected=True)) is TaggedInt
    assert type(decode({"$float": "-0.0"}, expected=True)) is TaggedFloat
    assert math.copysign(1, decode(-0.0, expected=True)) == 1
    assert math.copysign(1, decode(-0.0)) == -1


@settings(deadline=None)
@given(python_values)
def test_encode_has_decode_as_inverse(value: Any) -> None:
    form = json.loads(json.dumps(encode(value)))
    assert same(decode(form), value)


@settings(deadline=None)
@given(junk)
def test_hostile_forms_give_clear_errors(form: Any) -> None:
    fault = None
    try:
        decode(form, "cases[0].out")
    except BadValue as found:
        fault = found
    assert fault is None or fault.where.startswith("cases[0].out")
    assert fault is None or (fault.what.endswith(".") and fault.do)


@pytest.mark.parametrize(
    ("form", "where"),
    [
        ({"$tuple": 1}, "x"),
        ({"$what": 1}, "x"),
        ({"$set": [[1]]}, "x"),
        ({"$tuple": [1], "other": 2}, "x"),
        ({"a": [1, {"$float": "one"}]}, "x.a[1]"),
        ({"$ndarray": [1, [2]], "dtype": "int64"}, "x"),
        ({"$ndarray": [1], "dtype": "object"}, "x.dtype"),
        ({"$ndarray": [1], "dtype": "int64", "shape": [-1]}, "x.shape"),
        ({"$int": "0x10"}, "x"),
        ({"$int": "9" * 200_000}, "x"),
        (float("nan"), "x"),
    ],
)
def test_errors_name_the_place(form: Any, where: str) -> None:
    with pytest.raises(BadValue) as caught:
        decode(form, "x")
    assert caught.value.where == where


def test_deep_forms_are_refused() -> None:
    form: Any = 1
    for _ in range(300):
        form = [form]
    with pytest.raises(BadValue, match="deeper"):
        decode(form)
