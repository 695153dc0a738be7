"""The ladder of sizes ends by counts alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.judge.complexity.ladder import Ladder, price, sizes, space_sizes


def _climb(ladder: Ladder, work: list[float] | None = None, power: float = 1.0) -> list[int]:
    reached = []
    for place, n in enumerate(ladder.sizes):
        reached.append(n)
        if not ladder.goes_on(n, work[place] if work else n**power):
            break
    return reached


def test_sizes_hold_all_small_ones_and_grow_by_the_root_of_two() -> None:
    found = sizes("list")
    assert found[:21] == (*range(2, 17), 18, 20, 22, 24, 28, 32)
    assert found[21:25] == (45, 64, 91, 128)
    assert found[-1] == 16_384


def test_sizes_hold_odd_and_even_ones() -> None:
    """Pitfall 4."""
    for kind in ("list", "int"):
        assert {n % 2 for n in sizes(kind) if n <= 16} == {0, 1}
    assert {n % 2 for n in sizes("list") if n > 32} == {0, 1}


def test_sizes_of_integers_are_powers_of_two() -> None:
    assert sizes("int")[-2:] == (1 << 61, 1 << 62)
    assert sizes("int", 1000)[-1] == 512


def test_sizes_end_at_the_largest_allowed() -> None:
    assert sizes("list", 100)[-1] == 91
    assert sizes("list", 1) == ()
    assert space_sizes("list", 100)[-1] == 64
    assert space_sizes("list")[-1] == 16_384
    assert sizes("list", doubling=True) == (2, *(16 << power for power in range(11)))


def test_a_linear_program_climbs_to_the_top() -> None:
    assert _climb(Ladder(sizes("list"))) == list(sizes("list"))


def test_a_quadratic_program_ends_where_a_run_costs_too_much() -> None:
    assert _climb(Ladder(sizes("list")), power=2)[-1] in (724, 1024)


def test_an_exponential_program_keeps_at_least_four_sizes() -> None:
    """Pitfall 16."""
    for base in (1.42, 1.6, 2.0, 3.0, 4.0):
        ladder = Ladder(sizes("list"))
        reached = _climb(ladder, [base ** min(n, 100) for n in ladder.sizes])
        assert len(reached) >= 6
        assert base ** reached[-1] < 60_000_000


def test_one_odd_pair_does_not_end_a_ladder() -> None:
    """Pitfall 5: a jump of 16 times from one size to the next is not taken for a steep power."""
    ladder = Ladder(sizes("list"))
    work = [float(40 * n if n % 2 else 3 * n) for n in ladder.sizes]
    assert _climb(ladder, work)[-1] >= 8_192


def test_a_fixed_cost_is_seen_at_the_smallest_size() -> None:
    ladder = Ladder(sizes("list"))
    ladder.goes_on(2, 11_000)
    assert ladder.hides_small_sizes
    cheap = Ladder(sizes("list"))
    cheap.goes_on(2, 40)
    assert not cheap.hides_small_sizes


def test_a_price_weighs_sites() -> None:
    assert price([10, 40], (1.0, 0.05)) == pytest.approx(12)


def test_the_cost_of_other_sizes_is_predicted_by_a_power() -> None:
    ladder = Ladder(sizes("list"))
    for n in (128, 256):
        ladder.goes_on(n, float(n * n))
    assert ladder.predicted(512) == pytest.approx(512**2)
    assert ladder.predicted(256) == 256**2


@given(st.lists(st.floats(0, 1e7), min_size=40, max_size=40))
def test_a_family_never_spends_much_more_than_its_cap(work: list[float]) -> None:
    ladder = Ladder(sizes("list"))
    reached = _climb(ladder, work)
    assert reached == list(ladder.sizes[: len(reached)])
    assert ladder.spent <= ladder.family_cap + max(work)
    assert all(cost <= ladder.run_cap for _, cost in ladder.steps[:-1])
