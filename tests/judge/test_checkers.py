"""Checkers: a contract over every one of them, then what each is for."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import BadValue
from rehearse.judge.checkers import bind, checkers
from rehearse.judge.inside import codec
from rehearse.judge.untrusted import decode

from .test_values import python_values

SUITED: dict[str, tuple[Any, Any]] = {
    "exact": ([1, 2], [1, 3]),
    "floats": ([1.0, 2.0], [1.0, 2.1]),
    "arrays": (np.array([1.0, 2.0]), np.array([1.0, 2.1])),
    "unordered": ([1, 2], [1, 1]),
    "any_of": ([1, 2], 3),
    "permutation": ([1, 2], [1, 1]),
    "graph": ([[1, 2], [2, 3]], [[1, 2], [2, 4]]),
    "tables": ([{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 3}]),
}
"""Per checker an expected value and a wrong answer."""

HOSTILE = [
    None,
    [],
    "",
    0,
    math.nan,
    [[[[]]]],
    {1: {2: 3}},
    [[1], [1, [2]]],
    [float("inf"), 10**400],
    [None, "x", b"x", 1j],
    np.zeros((2, 0)),
    np.array([np.nan, 1j]),
    [(2**61 - 1) * place for place in range(1000)],
    {"a": [1], "b": {"c"}},
]

every = pytest.mark.parametrize("name", sorted(checkers()))


def compare(name: str, expected: Any, got: Any, **keys: Any) -> bool:
    return bind({"name": name, **keys}).compare(expected, decode(codec.encode(got)), ()).is_right


def test_each_checker_is_covered_here() -> None:
    assert set(SUITED) == set(checkers())


@every
def test_accepts_the_expected_value(name: str) -> None:
    expected, _ = SUITED[name]
    got = expected[0] if name == "any_of" else expected
    assert compare(name, expected, got)


@every
def test_refuses_another_value_with_a_message(name: str) -> None:
    expected, wrong = SUITED[name]
    outcome = bind(name).compare(expected, decode(codec.encode(wrong)), ())
    assert not outcome.is_right
    assert outcome.message.id.startswith("judge.wrong")


@every
@pytest.mark.parametrize("got", HOSTILE, ids=range(len(HOSTILE)))
def test_never_raises_on_hostile_values(name: str, got: Any) -> None:
    expected, _ = SUITED[name]
    assert not compare(name, expected, got)


@every
@settings(deadline=None, max_examples=60)
@given(expected=python_values, got=python_values)
def test_never_raises_on_any_pair(name: str, expected: Any, got: Any) -> None:
    compare(name, expected, got)


@every
def test_finishes_quickly_on_colliding_integers(name: str) -> None:
    hostile = [(2**61 - 1) * place for place in range(20_000)]
    for expected in (list(range(20_000)), [[1, 2]] * 20_000, dict.fromkeys(range(20_000), 1)):
        for got in (hostile, [codec.SET, *hostile], [[one, 1] for one in hostile]):
            started = time.process_time()
            compare(name, expected, got)
            assert time.process_time() - started < 5


@every
def test_unknown_keys_and_bad_values_are_refused(name: str) -> None:
    with pytest.raises(BadValue, match="no such key"):
        bind({"name": name, "colour": 1})
    for key, (default, is_good, what) in checkers()[name].keys.items():
        assert is_good(default), key
        assert what
        with pytest.raises(BadValue):
            bind({"name": name, key: {"no": "value"}})


@pytest.mark.parametrize("spec", [{"name": "similar"}, "similar", {"name": 3}, 7])
def test_unknown_checkers_are_refused(spec: Any) -> None:
    with pytest.raises(BadValue):
        bind(spec)


def test_floats_use_numpy_s_rule() -> None:
    assert compare("floats", [1.0], [1.0 + 9e-7])
    assert not compare("floats", [1.0], [1.0 + 2e-6])
    assert compare("floats", 0.0, 5e-10)
    assert compare("floats", math.nan, math.nan)
    assert not compare("floats", math.nan, math.nan, nan_equal=False)
    assert not compare("floats", math.inf, 1e308)
    assert compare("floats", {"a": (1.0,)}, {"a": (1.0000001,)})
    assert compare("floats", 100, 101.0, rtol=0.02)


@given(st.floats(-1e300, 1e300), st.floats(0, 1), st.floats(0, 10))
def test_floats_accept_what_lies_within(value: float, rtol: float, atol: float) -> None:
    assert compare("floats", value, value + 0.4 * (atol + rtol * abs(value)), rtol=rtol, atol=atol)


def test_arrays_accept_lists_in_their_place() -> None:
    wanted = np.array([[1.0, 2.0]])
    assert compare("arrays", wanted, [[1.0, 2.0]])
    assert compare("arrays", [[1.0, 2.0]], wanted)
    assert not compare("arrays", wanted, [1.0, 2.0])
    assert compare("arrays", wanted, [1.0, 2.0], shape=False)
    assert not compare("arrays", wanted, wanted.astype("float32"), dtype=True)
    assert compare("arrays", wanted, wanted.astype("float32"))
    assert compare("arrays", (wanted, np.zeros(2)), (wanted, np.zeros(2)))
    assert not compare("arrays", wanted, [[1.0], [2.0, 3.0]])


def test_unordered_counts_and_goes_deep() -> None:
    assert compare("unordered", [1, 2, 2], [2, 1, 2])
    assert not compare("unordered", [1, 2, 2], [1, 1, 2])
    assert not compare("unordered", [[1, 2], [3]], [[3], [2, 1]])
    assert compare("unordered", [[1, 2], [3]], [[3], [2, 1]], depth=2)
    assert compare("unordered", [[1, 2]], [(1, 2)])
    assert compare("unordered", [1.0, 2.0], [2.0000001, 1.0], rtol=1e-6)
    assert compare("unordered", [(1.0, 5.0), (1.0000001, 2.0)], [(1.0, 2.0), (1.0000001, 5.0)], rtol=1e-5)


@given(st.lists(st.integers(-5, 5) | st.text(max_size=2), max_size=8), st.randoms())
def test_unordered_accepts_every_arrangement(values: list[Any], random: Any) -> None:
    other = values[:]
    random.shuffle(other)
    assert compare("unordered", values, other)
    assert compare("permutation", values, other)


def test_permutation_takes_tuples_and_arrays() -> None:
    assert compare("permutation", [1, 2, 3], (3, 1, 2))
    assert compare("permutation", [1, 2, 3], np.array([3, 1, 2]))
    assert not compare("permutation", [1, 2, 3], [1, 2])


def test_any_of_takes_one_of_them() -> None:
    assert compare("any_of", [[1, 2], [2, 1]], [2, 1])
    assert not compare("any_of", [[1, 2], [2, 1]], [1, 1])


def test_graphs_have_no_order() -> None:
    edges = [[1, 2], [2, 3], [2, 3]]
    assert compare("graph", edges, [(2, 3), (1, 2), (2, 3)])
    assert not compare("graph", edges, [[1, 2], [2, 3]])
    assert not compare("graph", edges, [[2, 1], [2, 3], [2, 3]])
    assert compare("graph", edges, [[2, 1], [3, 2], [2, 3]], directed=False)
    assert compare("graph", {"a": ["b", "c"], "b": []}, {"b": [], "a": ["c", "b"]})
    assert not compare("graph", {"a": ["b"], "b": []}, {"a": ["b"]})
    assert compare("graph", [[1, 2, 0.5]], [(1, 2, 0.5)])
    assert not compare("graph", [[1, 2, 0.5]], [(1, 2, 0.7)])
    assert not compare("graph", [[1, 2]], "ab")


def test_tables_name_columns_and_types() -> None:
    columns = [{"name": "id", "type": "int"}, {"name": "share", "type": "float"}]
    wanted = [[1, 0.5], [2, 0.25]]
    assert compare("tables", wanted, [{"share": 0.25, "id": 2}, {"id": 1, "share": 0.5}], columns=columns)
    assert compare("tables", wanted, [(2, 0.25), (1, 0.5 + 1e-10)], columns=columns)
    assert not compare("tables", wanted, [(2, 0.25), (1, 0.5)], columns=columns, order="rows")
    assert not compare("tables", wanted, [(1.0, 0.5), (2, 0.25)], columns=columns)
    assert not compare("tables", wanted, [(1, 0.5)], columns=columns)
    assert not compare("tables", wanted, [(1, 0.5, 3), (2, 0.25, 3)], columns=columns)
    assert not compare("tables", [{"a": 1}], [{"b": 1}])
    with pytest.raises(BadValue):
        bind({"name": "tables", "order": "some"})
    with pytest.raises(BadValue):
        bind({"name": "tables", "columns": [{"name": "a", "type": "date"}]})
