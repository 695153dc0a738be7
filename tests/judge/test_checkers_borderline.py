"""Checkers on values that nearly agree, or only look as if they did: a wrong verdict hides in these."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from rehearse.judge.checkers import bind
from rehearse.judge.compare import Tolerance, differ
from rehearse.judge.inside import codec
from rehearse.judge.matching import unmatched
from rehearse.judge.untrusted import decode
from rehearse.judge.values import decode as suite_value


def outcome(name: str, expected: Any, got: Any, **keys: Any) -> Any:
    return bind({"name": name, **keys}).compare(expected, decode(codec.encode(got)), ())


def accepts(name: str, expected: Any, got: Any, **keys: Any) -> bool:
    return bool(outcome(name, expected, got, **keys).is_right)


NAN = math.nan
ROWS_OF_INTS = [{"name": "cents", "type": "int"}]

RIGHT: list[tuple[str, Any, Any, dict[str, Any]]] = [
    ("exact", True, 1, {}),
    ("exact", 1, 1.0, {}),
    ("exact", 1.0, True, {}),
    ("exact", 0.0, -0.0, {}),
    ("exact", [NAN], (NAN,), {}),
    ("exact", [1, [2, [3]]], (1, (2, (3,))), {}),
    ("exact", {"a": 1, "b": 2}, {"b": 2, "a": 1.0}, {}),
    ("exact", {1: "x"}, {1.0: "x"}, {}),
    ("exact", 3, np.int8(3), {}),
    ("exact", 0.5, np.float32(0.5), {}),
    ("exact", True, np.bool_(True), {}),
    ("exact", "a", np.str_("a"), {}),
    ("exact", 10**20, 10**20, {}),
    ("exact", 1e20, 10**20, {}),
    ("exact", np.array([1, 2]), np.array([1.0, 2.0]), {}),
    ("exact", np.zeros((0, 3)), np.zeros((0, 3)), {}),
    ("exact", np.array([0.0]), np.array([-0.0]), {}),
    ("floats", 1, 1 + 1e-12, {}),
    ("floats", {0.3: "x"}, {0.1 + 0.2: "x"}, {}),
    ("floats", {0.3, 1.0}, {0.1 + 0.2, 1.0}, {}),
    ("floats", math.inf, math.inf, {}),
    ("floats", 1e25, 10**25, {}),
    ("arrays", [1e25, 1.0], [10**25, 1], {}),
    ("arrays", {"w": np.ones(2), "b": 0.5}, {"b": 0.5, "w": [1.0, 1.0]}, {}),
    ("arrays", {"w": [1.0, 1.0]}, {"w": np.ones(2)}, {}),
    ("arrays", [{"w": np.ones(2)}], [{"w": np.ones(2)}], {}),
    ("arrays", [], np.zeros(0), {}),
    ("arrays", 1.0, np.float32(1.0), {}),
    ("arrays", np.array([NAN, math.inf]), [NAN, math.inf], {}),
    ("arrays", np.array([1, 0]), np.array([True, False]), {}),
    ("arrays", np.array([2, 3]), np.array([2.0, 3.0 + 1e-9]), {}),
    ("unordered", [[1, [2]], [3, [4]]], [(3, (4,)), (1, (2,))], {}),
    ("unordered", [(1, 2), (3, 4)], [(3, 4), (1, 2)], {}),
    ("unordered", [np.array([1, 2])], [np.array([1.0, 2.0])], {}),
    ("unordered", [np.array([0.0])], [np.array([-0.0])], {}),
    ("permutation", [[1, 2], [3, 4]], [(3, 4), (1, 2)], {}),
    ("permutation", [1, True], [True, 1.0], {}),
    ("permutation", [NAN, 1], [1, NAN], {}),
    ("graph", [[[0, 0], [0, 1]]], [((0, 0), (0, 1))], {}),
    ("graph", [[[0, 0], [0, 1]]], [((0, 1), (0, 0))], {"directed": False}),
    ("tables", [[0.0], [100.0]], [[1e-14], [100.0]], {}),
    ("tables", [[0.0]], [[0.1 + 0.2 - 0.3]], {}),
    ("tables", [[None], [None], [1]], [[1], [None], [None]], {}),
    ("tables", [[5]], [[5.0]], {}),
    ("any_of", [[1, 2], [3]], (3,), {}),
]

WRONG: list[tuple[str, Any, Any, dict[str, Any]]] = [
    ("exact", "1", 1, {}),
    ("exact", None, NAN, {}),
    ("exact", None, 0, {}),
    ("exact", (1, 2), [1, 2], {}),
    ("exact", "\u00e9", "e\u0301", {}),
    ("exact", {"1": 2}, {1: 2}, {}),
    ("exact", [1], {1}, {}),
    ("exact", [1, 2], np.array([1, 2]), {}),
    ("exact", 0.3, 0.1 + 0.2, {}),
    ("exact", 2**53 + 1, float(2**53), {}),
    ("exact", {0.3}, {0.1 + 0.2}, {}),
    ("exact", np.zeros((2, 1)), np.zeros((1, 2)), {}),
    ("exact", np.array([1.0]), 1.0, {}),
    ("floats", 0.0, NAN, {}),
    ("floats", 1e308, math.inf, {}),
    ("floats", {0.3: "x"}, {0.4: "x"}, {}),
    ("floats", {0.3: "x"}, {0.1 + 0.2: "y"}, {}),
    ("floats", {0.3, 1.0}, {0.4, 1.0}, {}),
    ("floats", 1.0, "1.0", {}),
    ("arrays", np.zeros(3), np.zeros((3, 1)), {}),
    ("arrays", np.zeros(3), 0.0, {}),
    ("arrays", np.zeros((1, 3)), np.zeros((2, 3)), {}),
    ("arrays", np.zeros((0, 3)), np.zeros((3, 0)), {}),
    ("arrays", np.array([NAN]), [0.0], {}),
    ("arrays", np.array([10**9, 7]), np.array([10**9 + 1, 7]), {}),
    ("arrays", {"w": np.ones(2)}, {"w": np.zeros(2)}, {}),
    ("arrays", {"w": np.ones(2)}, {"v": np.ones(2)}, {}),
    ("arrays", {"w": np.ones(2)}, np.ones(2), {}),
    ("arrays", np.ones(2), ["1.0", "1.0"], {}),
    ("arrays", np.ones(1), [None], {}),
    ("unordered", [1, 1, 2], [1, 2, 2], {}),
    ("unordered", [(1, 2), (3, 4)], [[3, 4], [1, 2]], {}),
    ("unordered", ["1"], [1], {}),
    ("permutation", [[1, 2], [3, 4]], [(2, 1), (3, 4)], {}),
    ("permutation", [(1, 2)], [[1, 2]], {}),
    ("graph", [[[0, 0], [0, 1]]], [((0, 0), (1, 1))], {}),
    ("tables", [[5_000_000_000]], [[5_000_000_001]], {}),
    ("tables", [[5_000_000_000]], [[5_000_000_001]], {"columns": ROWS_OF_INTS}),
    ("tables", [[1], [1], [2]], [[1], [2], [2]], {}),
    ("tables", [[None]], [[NAN]], {}),
    ("tables", [[None]], [[0]], {}),
    ("tables", [[1e-15], [2e-15]], [[1e-15], [3e-15]], {}),
    ("tables", [[1]], [[True]], {"columns": ROWS_OF_INTS}),
    ("any_of", [1, 2], [1, 2], {}),
]


@pytest.mark.parametrize(("name", "expected", "got", "keys"), RIGHT)
def test_right_answers_are_accepted(name: str, expected: Any, got: Any, keys: dict[str, Any]) -> None:
    assert accepts(name, expected, got, **keys)


@pytest.mark.parametrize(("name", "expected", "got", "keys"), WRONG)
def test_wrong_answers_are_refused(name: str, expected: Any, got: Any, keys: dict[str, Any]) -> None:
    assert not accepts(name, expected, got, **keys)


@pytest.mark.parametrize(
    ("written", "got"),
    [
        ({"$float": "-0.0"}, 0.0),
        ({"$int": "1"}, 1.0),
        ({"$int": "1"}, True),
        ({"$float": "nan"}, None),
        ({"$complex": [1, 0]}, 1.0),
        ({"$set": [1, 2]}, [1, 2]),
        ({"$dict": [[1, "a"]]}, [[1, "a"]]),
        ({"$ndarray": [1, 2], "dtype": "int64"}, [1, 2]),
    ],
)
def test_a_tag_demands_its_type(written: Any, got: Any) -> None:
    expected = suite_value(written, expected=True)
    assert accepts("exact", expected, suite_value(written))
    assert not accepts("exact", expected, got)


def test_texts_that_look_alike_are_told_apart() -> None:
    shown = outcome("exact", "caf\u00e9", "cafe\u0301").message.params
    assert shown["expected"] != shown["got"]
    assert "\\xe9" in shown["expected"]
    assert "e\\u0301" in shown["got"]


def test_long_texts_are_shown_from_where_they_part() -> None:
    message = outcome("exact", ["a" * 500 + "b"], ["a" * 500 + "c"]).message
    assert (message.params["place"], message.params["expected"], message.params["got"]) == ("[0][500:]", "'b'", "'c'")
    assert outcome("exact", "a" * 500, "a" * 499).message.params["place"] == "[499:]"


def test_many_rows_with_noise_and_ties_keep_their_partners() -> None:
    """Rows whose first number comes out of another order of summing: sorted by it they stand in another order."""
    expected = [[0.3, float(place)] for place in range(2_000)]
    got = [[0.3 + (place % 7 - 3) * 1e-13, float(place)] for place in range(2_000)][::-1]
    assert accepts("tables", expected, got)
    got[5][1] += 0.5
    assert not accepts("tables", expected, got)


def test_many_rows_with_names_and_noise_keep_their_partners() -> None:
    expected = [[f"shop {place % 700}", 0.1 * (place % 3)] for place in range(2_100)]
    got = [[name, value * (1 + 1e-12)] for name, value in expected][::-1]
    assert accepts("tables", expected, got)
    assert accepts("unordered", expected, got, rtol=1e-9)


def test_near_elements_find_partners_by_exchanging_them() -> None:
    """The first candidate of each is the only one of the next: partners change hands along the whole chain."""
    expected = [float(place) for place in range(150)]
    got = [place + 0.9 for place in range(-1, 149)]
    tolerance = Tolerance(atol=1.0)
    found = unmatched(expected, got, tolerance, lambda one, two: differ(one, two, tolerance) is None)
    assert found is None
    far = [*got[:-1], 400.0]
    assert unmatched(expected, far, tolerance, lambda one, two: differ(one, two, tolerance) is None) is not None
