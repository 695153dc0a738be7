"""The domain of a whole call."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge.counterexample.domain import Arguments, BadDomainError
from rehearse.judge.counterexample.domains import read

LISTS = {"list": {"int": [-1000, 1000]}, "len": [0, 2000]}


def arguments(*args: Any, names: str = "abcdef", **more: Any) -> Arguments:
    return Arguments.read({"args": list(args), **more}, list(names))


def shrunk(domain: Arguments, value: tuple[Any, ...], differs: Callable[..., bool]) -> tuple[Any, ...]:
    """The plainest way to shrink: take the first simpler input that still differs, until there is none."""
    while True:
        better = next((simple for simple in domain.simpler(value) if differs(*simple)), None)
        if better is None:
            return value
        value = better


def test_calls_come_in_order_of_weight() -> None:
    domain = arguments({"int": [0, 9]}, "bool", names="ab")
    assert [*domain.smallest(6)] == [(0, False), (0, True), (1, False), (1, True), (2, False), (2, True)]


@pytest.mark.parametrize(
    ("value", "weight"), [(0, 0), (1, 1), (-1, 1), (-3, 3), (1000, 4), (999, 4), (-1000, 4), (4, 5), (7, 5), (8, 6)]
)
def test_an_integer_weighs_its_distance_and_the_ends_four(value: int, weight: int) -> None:
    domain = read({"int": [-1000, 1000]}, "domain")
    assert [found for found in range(domain.top() + 1) if value in domain.enum(found)] == [weight]


@settings(max_examples=60, deadline=None)
@given(low=st.integers(-40, 40), width=st.integers(0, 60))
def test_all_integers_of_a_range_are_enumerated_once(low: int, width: int) -> None:
    domain = read({"int": [low, low + width]}, "domain")
    found = [value for weight in range(domain.top() + 1) for value in domain.enum(weight)]
    assert sorted(found) == list(range(low, low + width + 1))


@settings(max_examples=30, deadline=None)
@given(count=st.integers(0, 4), length=st.integers(0, 4), is_sorted=st.booleans(), is_distinct=st.booleans())
def test_all_lists_of_a_small_domain_are_enumerated_once(
    count: int, length: int, is_sorted: bool, is_distinct: bool
) -> None:
    from itertools import product

    if is_distinct and length > count + 1:
        length = count + 1
    element = {"int": [0, count]}
    domain = read({"list": element, "len": [0, length], "sorted": is_sorted, "distinct": is_distinct}, "domain")
    found = [tuple(value) for weight in range(domain.top() + 1) for value in domain.enum(weight)]
    every = [one for size in range(length + 1) for one in product(range(count + 1), repeat=size)]
    wanted = [
        one
        for one in every
        if (not is_sorted or list(one) == sorted(one)) and (not is_distinct or len(set(one)) == len(one))
    ]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    ("count", "rules", "number"),
    [
        (3, {}, 8),
        (4, {"connected": True}, 38),
        (4, {"acyclic": True}, 38),
        (4, {"connected": True, "acyclic": True}, 16),
        (3, {"directed": True, "acyclic": True}, 25),
        (4, {"directed": True, "acyclic": True}, 543),
        (2, {"loops": True, "directed": True}, 16),
    ],
)
def test_all_labelled_graphs_are_enumerated_once(count: int, rules: dict[str, bool], number: int) -> None:
    """Numbers of labelled graphs, trees, forests and acyclic graphs are known."""
    domain = read({"graph": [count, count], "form": "lists", **rules}, "domain")
    found = [str(value) for weight in range(14) for value in domain.enum(weight)]
    assert len(found) == len(set(found)) == number


@pytest.mark.parametrize(("nodes", "number"), [(0, 1), (1, 1), (2, 2), (3, 5), (4, 14), (5, 42)])
def test_all_shapes_of_trees_are_enumerated_once(nodes: int, number: int) -> None:
    domain = read({"tree": "none", "nodes": [nodes, nodes]}, "domain")
    assert len({str(tree) for tree in domain.enum(0)}) == number


def test_a_graph_is_spread_to_its_arguments() -> None:
    domain = arguments({"spread": {"graph": [2, 9], "picks": 1}}, "bool", names="nesb")
    first = next(domain.smallest(1))
    assert first == (2, [], 0, False)
    assert domain.legal((3, [[0, 1]], 2, True))
    assert not domain.legal((3, [[0, 3]], 2, True))
    assert not domain.legal((3, [[0, 1]], 3, True))
    assert domain.unit == "nodes + edges"
    assert domain.size((3, [[0, 1]], 2, True)) == 5


def test_ends_move_each_argument_and_all_together() -> None:
    domain = arguments({"int": [0, 1000]}, {"list": {"int": [-5, 70]}, "len": [0, 90]}, names="ab")
    ends = [*domain.ends((3, [1]))]
    assert (1000, [1]) in ends
    assert (999, [1]) in ends
    assert (3, [70]) in ends
    assert (1000, [70]) in ends
    assert (3, [70] * 64) in ends


@pytest.mark.parametrize(
    ("differs", "smallest"),
    [
        (lambda a: len(a) > 1 and len(set(a)) < len(a), ([0, 0],)),
        (lambda a: sum(a) < 0, ([-1],)),
        (lambda a: len(a) > 4, ([0] * 5,)),
        (lambda a: max(a, default=0) >= 7, ([7],)),
        (lambda a: any(x > y >= 0 for x, y in pairwise(a)), ([1, 0],)),
        (lambda a: any(x and x == -y for x in a for y in a), ([1, -1],)),
    ],
    ids=["repeated", "negative", "long", "large", "falling", "opposite"],
)
def test_a_long_input_shrinks_to_the_smallest(differs: Callable[..., bool], smallest: Any) -> None:
    domain = arguments(LISTS, names="a")
    rng = Random(5)
    value = ([rng.randrange(-1000, 1000) for _ in range(400)] + [3, 3, 7, -7],)
    found = shrunk(domain, value, differs)
    assert sorted(found[0], key=abs) == sorted(smallest[0], key=abs)


def test_arguments_that_are_tied_shrink_together() -> None:
    domain = arguments({"list": "int"}, {"int": [0, 50]}, names="an", where="n == len(a)")
    assert shrunk(domain, ([4, 5, 6, 7], 4), lambda a, n: n > 1) == ([0, 0], 2)


def test_a_precondition_that_refuses_nearly_all_still_gives_samples() -> None:
    domain = arguments({"list": {"int": [0, 9]}}, names="a", where="len(a) == 2 and a[0] == 7 and a[1] == 5")
    assert all(domain.legal(domain.sample(Random(seed), 20)) for seed in range(9))


def test_a_precondition_that_refuses_all_is_told() -> None:
    domain = arguments({"int": [0, 9]}, names="a", where="a > 9")
    assert list(domain.smallest(10)) == []
    with pytest.raises(BadDomainError, match="refuses every small input"):
        domain.sample(Random(0), 5)


@pytest.mark.parametrize("value", [None, (), (1,), (1, 2, 3), [1, 2], ("a", 2), (True, 2)])
def test_other_calls_are_not_legal(value: Any) -> None:
    domain = arguments("int", "int", names="ab")
    assert not domain.legal(value)
    for change in (domain.simpler, domain.near, domain.ends):
        assert list(islice(change(value), 2)) == []
