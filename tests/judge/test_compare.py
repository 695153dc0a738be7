"""Comparison of plain values: what ``exact`` says of them."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest

from rehearse.judge.canonical import canonical
from rehearse.judge.checkers import bind
from rehearse.judge.inside import codec
from rehearse.judge.show import show
from rehearse.judge.untrusted import decode
from rehearse.judge.values import decode as from_json

NAN = {"$float": "nan"}
ZERO = {"$float": "-0.0"}


def is_exact(expected: Any, got: Any) -> bool:
    """``expected`` as in a suite file, ``got`` as a function returns it."""
    value = from_json(expected, expected=True)
    return bind("exact").compare(value, decode(codec.encode(got)), ()).is_right


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, 1),
        (1, 1.0),
        (1, True),
        (True, 1),
        (0, False),
        (1.0, 1),
        (NAN, math.nan),
        ([NAN], [math.nan]),
        (0.0, -0.0),
        (-0.0, 0.0),
        (0, -0.0),
        (ZERO, -0.0),
        ([1, [2]], (1, (2,))),
        ([], ()),
        ({"$tuple": [1]}, (1,)),
        ({"$tuple": [[1]]}, ((1,),)),
        ({"$set": [1, 2]}, {2, 1}),
        ({"$set": [1]}, {1.0}),
        ({"a": [1]}, {"a": (1,)}),
        ({"$dict": [[1, 2]]}, {True: 2.0}),
        (5, np.int64(5)),
        (0.5, np.float32(0.5)),
        ({"$ndarray": [1, 2], "dtype": "int64"}, np.array([1, 2])),
        ({"$ndarray": [1.0], "dtype": "float64"}, np.array([1], dtype="int8")),
        ({"$int": "5"}, 5),
        (2**60, 2**60),
        ({"$complex": [1, 2]}, 1 + 2j),
        ({"$bytes": "AA=="}, b"\x00"),
        (None, None),
        ("é", "é"),
        (1e308, 1e308),
    ],
)
def test_accepted(expected: Any, got: Any) -> None:
    assert is_exact(expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, 2),
        (1, "1"),
        (1, None),
        (0.1 + 0.2, 0.3),
        (NAN, 0.0),
        (0.0, math.nan),
        (ZERO, 0.0),
        (ZERO, 0),
        ({"$float": "inf"}, -math.inf),
        ({"$tuple": [1]}, [1]),
        ([1], {1}),
        ({"$set": [1]}, [1]),
        ([1, 2], [2, 1]),
        ([1], [1, 2]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, {"b": 1}),
        ({"$int": "5"}, 5.0),
        ({"$int": "1"}, True),
        (2**53 + 1, float(2**53)),
        (2**60, float(2**60)),
        ([1, 2], np.array([1, 2])),
        ({"$ndarray": [1, 2], "dtype": "int64"}, [1, 2]),
        ({"$ndarray": [1, 2], "dtype": "int64"}, np.array([[1, 2]])),
        ({"$complex": [1, 0]}, 1),
        ({"$bytes": "AA=="}, "\x00"),
        ("a", b"a"),
        (None, 0),
        (False, None),
    ],
)
def test_refused(expected: Any, got: Any) -> None:
    assert not is_exact(expected, got)


def test_the_first_difference_is_named() -> None:
    outcome = bind("exact").compare([[1, 2], [3, 4]], decode(codec.encode([[1, 2], [3, 5]])), ())
    assert outcome.message.params["place"] == "[1][1]"


def test_equal_numbers_have_equal_bytes() -> None:
    assert canonical(1) == canonical(1.0) == canonical(True) == canonical(1 + 0j)
    assert canonical(0.0) == canonical(-0.0)
    assert canonical([1]) != canonical((1,))
    assert canonical("1") != canonical(b"1") != canonical(1)


def test_colliding_integers_are_compared_in_linear_time() -> None:
    """Pitfall 5: Python's hash of an integer is its value modulo 2**61 - 1."""
    hostile = [(2**61 - 1) * place for place in range(60_000)]
    packed = codec.encode([codec.SET, *hostile])
    started = time.process_time()
    bind("exact").compare({1, 2}, decode(packed), ())
    assert time.process_time() - started < 2


def test_large_flat_lists_are_compared_quickly() -> None:
    values = list(range(200_000))
    got = decode(codec.encode(values))
    started = time.process_time()
    assert bind("exact").compare(values, got, ()).is_right
    assert time.process_time() - started < 0.5


LONG = [
    10**5000,
    [10**5000] * 3,
    "x" * 10_000,
    list(range(100_000)),
    {"a": [{1: (2,)}]},
    np.arange(1000.0),
    {(1,): set()},
]


@pytest.mark.parametrize("value", LONG, ids=range(len(LONG)))
def test_any_value_can_be_shown_briefly(value: Any) -> None:
    """Pitfall 4: repr of a long integer raises."""
    assert 0 < len(show(decode(codec.encode(value)))) < 400


def test_short_values_are_shown_as_python_writes_them() -> None:
    for value in ([1, 2.5, "x", None, True], (1,), (), [], {"a": 1}, b"x"):
        assert show(decode(codec.encode(value))) == repr(value)
    assert show({1}) == "{1}"
    assert show(set()) == "set()"
