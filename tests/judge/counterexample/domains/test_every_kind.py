"""What holds for every kind of domain: enumeration, samples, simpler values, neighbours and ends."""

from __future__ import annotations

from functools import cache
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.judge.counterexample.domain import printed
from rehearse.judge.counterexample.domains import kinds, read
from rehearse.judge.inside import codec

from .declarations import DECLARATIONS

every_kind = pytest.mark.parametrize("name", DECLARATIONS)
NAMES = st.sampled_from(sorted(DECLARATIONS))
SEEDS = st.integers(0, 2**32)
SIZES = st.integers(0, 40)


@cache
def domain_of(name: str) -> Any:
    return read(DECLARATIONS[name], "domain")


@cache
def smallest(domain: Any, most: int) -> list[tuple[int, Any]]:
    """Up to that many values with their weights, in order."""
    found: list[tuple[int, Any]] = []
    for weight in range(min(domain.top(), 60) + 1):
        found += [(weight, value) for value in islice(domain.enum(weight), most - len(found))]
    return found


def values_of(domain: Any, seed: int, size: int) -> list[Any]:
    """Values small and large."""
    rng = Random(seed)
    small = [value for _, value in smallest(domain, 60)]
    return [rng.choice(small), domain.sample(rng, size)]


def test_declarations_cover_every_kind() -> None:
    used = {name if isinstance(name, str) else next(iter(set(name) & set(kinds()))) for name in DECLARATIONS.values()}
    assert used == set(kinds())


def test_declarations_cover_every_key() -> None:
    for kind in kinds().values():
        used = {key for one in DECLARATIONS.values() if kind.name in one and isinstance(one, dict) for key in one}
        assert set(kind.keys) <= used, kind.name


@every_kind
def test_enumerated_values_are_legal_and_come_once(name: str) -> None:
    domain = domain_of(name)
    found = smallest(domain, 1500)
    assert found
    assert all(domain.legal(value) for _, value in found)
    forms = [printed(value) for _, value in found]
    assert len(forms) == len(set(forms))


@every_kind
def test_nothing_weighs_more_than_the_top(name: str) -> None:
    """Asked only of small domains: to find that there is nothing takes long in large ones."""
    domain = domain_of(name)
    if domain.top() <= 16:
        assert all(not list(domain.enum(domain.top() + extra)) for extra in (1, 2, 3))


@every_kind
def test_enumeration_is_the_same_each_time(name: str) -> None:
    one, two = (smallest(read(DECLARATIONS[name], "domain"), 200) for _ in range(2))
    assert [printed(pair) for pair in one] == [printed(pair) for pair in two]


@every_kind
def test_the_smallest_value_weighs_least(name: str) -> None:
    domain = domain_of(name)
    assert printed(domain.smallest()) == printed(smallest(domain, 1)[0][1])


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_samples_are_legal(name: str, seed: int, size: int) -> None:
    domain = domain_of(name)
    value = domain.sample(Random(seed), size)
    assert domain.legal(value)
    assert domain.size(value) >= 0


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_a_seed_gives_one_sample(name: str, seed: int, size: int) -> None:
    one, two = (printed(read(DECLARATIONS[name], "domain").sample(Random(seed), size)) for _ in range(2))
    assert one == two


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_simpler_values_are_legal_and_lower(name: str, seed: int, size: int) -> None:
    domain = domain_of(name)
    for value in values_of(domain, seed, size):
        rank, own = domain.rank(value), domain.size(value)
        for simple in islice(domain.simpler(value), 200):
            assert domain.legal(simple)
            assert domain.rank(simple) < rank
            assert domain.size(simple) <= own


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS)
def test_shrinking_ends_at_a_small_value(name: str, seed: int) -> None:
    """Always taking the first simpler value reaches one that weighs nothing beyond what the shape demands."""
    domain = domain_of(name)
    value = domain.sample(Random(seed), 30)
    for _ in range(2000):
        first = list(islice(domain.simpler(value), 1))
        if not first:
            break
        value = first[0]
    assert not list(domain.simpler(value))
    lightest = smallest(domain, 1)[0][0]
    near_bottom = [printed(small) for weight, small in smallest(domain, 1500) if weight <= lightest + 3]
    assert printed(value) in near_bottom


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_neighbours_are_legal_and_others(name: str, seed: int, size: int) -> None:
    domain = domain_of(name)
    for value in values_of(domain, seed, size):
        for neighbour in islice(domain.near(value), 200):
            assert domain.legal(neighbour)
            assert printed(neighbour) != printed(value)


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_ends_are_legal_and_others(name: str, seed: int, size: int) -> None:
    domain = domain_of(name)
    for value in values_of(domain, seed, size):
        ends = list(domain.ends(value))
        assert all(domain.legal(end) for end in ends)
        forms = [printed(end) for end in ends]
        assert printed(value) not in forms
        assert len(forms) == len(set(forms))


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_values_are_left_as_they_are(name: str, seed: int, size: int) -> None:
    domain = domain_of(name)
    for value in values_of(domain, seed, size):
        before = printed(value)
        for change in (domain.simpler, domain.near, domain.ends):
            for _ in islice(change(value), 100):
                pass
        assert printed(value) == before


@settings(max_examples=100, deadline=None)
@given(name=NAMES, seed=SEEDS, size=SIZES)
def test_values_travel_into_a_box(name: str, seed: int, size: int) -> None:
    for value in values_of(domain_of(name), seed, size):
        assert printed(codec.decode(codec.encode(value))) == printed(value)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.binary(max_size=2),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=2) | st.integers(0, 3), inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(max_examples=60, deadline=None)
@given(value=ANYTHING)
def test_any_value_is_legal_or_not(value: Any) -> None:
    """And nothing is offered in place of one that is not."""
    for name in DECLARATIONS:
        domain = domain_of(name)
        if not domain.legal(value):
            for change in (domain.simpler, domain.near, domain.ends):
                assert list(islice(change(value), 3)) == []
