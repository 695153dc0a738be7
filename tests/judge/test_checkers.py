"""Checkers: a contract over every one of them, then what each is for."""

from __future__ import annotations

import math
import random
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge import BadValue
from rehearse.judge.checkers import bind, bind_open, checkers
from rehearse.judge.checkers.statistics import _chi2_tail
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
    "statistics": ({"mean": 0.5, "sd": 0.5}, [0] * 1000),
    "custom": ([1, 2], [1, 3]),
}
"""Per checker an expected value and a wrong answer."""

ACCEPTED: dict[str, Any] = {"any_of": [1, 2][0], "statistics": [0, 1] * 500}
"""A right answer where it is not the expected value itself."""

CHECK = "def check(expected, got, inputs):\n    return True if got == expected else f'{got} is another list'\n"
KEYS: dict[str, dict[str, Any]] = {"custom": {"check": CHECK}}
"""Keys without which a checker has nothing to go by."""

HOSTILE: list[Any] = [
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
    return bind({"name": name, **KEYS.get(name, {}), **keys}).compare(expected, decode(codec.encode(got)), ()).is_right


def test_each_checker_is_covered_here() -> None:
    assert set(SUITED) == set(checkers())


@every
def test_accepts_the_expected_value(name: str) -> None:
    expected, _ = SUITED[name]
    assert compare(name, expected, ACCEPTED.get(name, expected))


@every
def test_refuses_another_value_with_a_message(name: str) -> None:
    expected, wrong = SUITED[name]
    outcome = bind({"name": name, **KEYS.get(name, {})}).compare(expected, decode(codec.encode(wrong)), ())
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


SAMPLERS: dict[str, tuple[Any, Any, Any]] = {
    "mean": ({"mean": 3.5, "sd": math.sqrt(35 / 12)}, lambda rng: rng.randint(1, 6), lambda rng: rng.randint(1, 5)),
    "proportion": (0.3, lambda rng: rng.random() < 0.3, lambda rng: rng.random() < 0.5),
    "chi2": (
        {"a": 0.5, "b": 0.3, "c": 0.2},
        lambda rng: rng.choices("abc", (5, 3, 2))[0],
        lambda rng: rng.choice("abc"),
    ),
}
"""Per kind what is expected, a right sampler and a wrong one."""


@pytest.mark.parametrize("kind", sorted(SAMPLERS))
@pytest.mark.parametrize("seed", range(20))
def test_statistics_tell_a_right_sampler_from_a_wrong_one(kind: str, seed: int) -> None:
    expected, right, wrong = SAMPLERS[kind]
    rng = random.Random(seed)
    assert compare("statistics", expected, [right(rng) for _ in range(1000)], kind=kind)
    assert not compare("statistics", expected, [wrong(rng) for _ in range(1000)], kind=kind)


@pytest.mark.parametrize("kind", sorted(SAMPLERS))
def test_statistics_decide_by_the_answer_alone(kind: str) -> None:
    expected, right, _ = SAMPLERS[kind]
    samples = [right(random.Random(place)) for place in range(1000)]
    assert len({compare("statistics", expected, samples, kind=kind) for _ in range(3)}) == 1


def test_statistics_want_the_stated_number_of_samples() -> None:
    assert not compare("statistics", 0.5, [0, 1] * 499, kind="proportion")
    assert compare("statistics", 0.5, [0, 1] * 10, kind="proportion", n=20)
    assert compare("statistics", 0.5, np.array([False, True] * 500), kind="proportion")


def test_statistics_refuse_what_no_sampler_returns() -> None:
    assert not compare("statistics", {"mean": 0.0, "sd": 1.0}, [math.nan] * 1000)
    assert not compare("statistics", {"mean": 0.0, "sd": 1.0}, [0.0] * 999 + ["0"])
    assert not compare("statistics", 1.0, [1] * 999 + [0], kind="proportion")
    assert not compare("statistics", {"a": 1.0}, ["a"] * 999 + ["b"], kind="chi2")
    assert compare("statistics", {"a": 1.0}, ["a"] * 1000, kind="chi2")


@pytest.mark.parametrize(
    ("freedom", "alpha", "value"),
    [(1, 0.05, 3.841459), (2, 0.05, 5.991465), (3, 0.05, 7.814728), (4, 0.05, 9.487729), (10, 0.01, 23.209251)],
)
def test_tails_of_chi_square_are_those_of_the_tables(freedom: int, alpha: float, value: float) -> None:
    assert abs(_chi2_tail(value, freedom) - alpha) < 1e-6


@given(st.floats(0, 2000), st.integers(1, 300))
def test_tails_of_chi_square_fall_and_grow_with_freedom(value: float, freedom: int) -> None:
    tail = _chi2_tail(value, freedom)
    assert 0 <= tail <= 1 + 1e-9
    assert _chi2_tail(value + 1, freedom) <= tail + 1e-12
    assert _chi2_tail(value, freedom + 1) >= tail - 1e-12


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 99), st.integers(0, 1000))
def test_a_share_is_refused_no_later_when_it_strays_further(percent: int, ones: int) -> None:
    def accepts(count: int) -> bool:
        return compare("statistics", percent / 100, [1] * count + [0] * (1000 - count), kind="proportion")

    further = min(1000, ones + 50) if ones >= 10 * percent else max(0, ones - 50)
    assert accepts(10 * percent)
    assert accepts(ones) or not accepts(further)


def test_an_own_check_sees_plain_data() -> None:
    source = (
        "def check(expected, got, inputs):\n"
        "    (edges,) = inputs\n"
        "    return True if sorted(got) == sorted(expected) and len(edges) == 2 else 'the keys differ'\n"
    )
    bound = bind({"name": "custom", "check": source})
    assert bound.compare({"a": 1}, decode(codec.encode({"a": 1})), ([1, 2],)).is_right
    wrong = bound.compare({"a": 1}, decode(codec.encode({"b": 1})), ([1, 2],))
    assert wrong.message.params["text"] == "the keys differ"


@pytest.mark.parametrize("returned", ["False", "1", "None", "''", "'no'", "[]"])
def test_only_true_accepts(returned: str) -> None:
    assert not compare("custom", 1, 1, check=f"def check(expected, got, inputs):\n    return {returned}\n")


@pytest.mark.parametrize(
    "source",
    [
        "x = 1",
        "def check(:",
        "import os\ndef check(e, g, i): return True",
        "from subprocess import run\ndef check(e, g, i): return True",
        "def check(e, g, i): return ().__class__",
        "def check(e, g, i):\n    try:\n        return True\n    except:\n        return 'x'\n",
    ],
)
def test_a_check_that_reaches_further_is_refused(source: str) -> None:
    with pytest.raises(BadValue):
        bind({"name": "custom", "check": source})


@pytest.mark.parametrize("body", ["open('x')", "eval('1')", "1 // 0", "got.missing", "[][1]"])
def test_a_check_that_fails_refuses_the_answer(body: str) -> None:
    source = f"def check(expected, got, inputs):\n    {body}\n    return True\n"
    outcome = bind({"name": "custom", "check": source}).compare(1, 1, ())
    assert outcome.message.id == "judge.wrong_custom_form"


def test_a_suite_file_has_no_check_of_its_own() -> None:
    with pytest.raises(BadValue, match="items of the bank only"):
        bind_open({"name": "custom", "check": CHECK})
    assert bind_open("exact").name == "exact"


def test_an_endless_check_is_stopped() -> None:
    from rehearse.judge import Case, Judge, Submission, Verdict
    from rehearse.judge import supervisor as module

    source = (
        "def check(expected, got, inputs):\n"
        "    while True:\n"
        "        try:\n"
        "            sum(range(1000))\n"
        "        except Exception:\n"
        "            pass\n"
    )
    before, module.CHECKER_S = module.CHECKER_S, 0.2
    try:
        with Judge() as judge:
            submission = Submission(
                "x", "def f(a): return a", "f", (Case((1,), 1),), checker={"name": "custom", "check": source}
            )
            got = judge.run(submission)
    finally:
        module.CHECKER_S = before
    assert got.verdict is Verdict.WA
    assert got.cases[0].message.id == "judge.slow_checker"
