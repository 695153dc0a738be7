"""The class of one site, from counts made by formulas."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rehearse.judge.complexity.classes import EXPONENTIAL, TIME, Order
from rehearse.judge.complexity.family import fit_family, fit_function, is_short
from rehearse.judge.complexity.fit import fit, line, tail

from .synthetic import FORMULAS, NUMBERS, SIZES, SMALL, family, of_class


def test_a_linear_site_is_linear() -> None:
    found = fit([(n, 3.0 * n + 5) for n in SIZES])
    assert found.best.name == "n"
    assert [rival.name for rival in found.rivals] == ["n"]
    assert not found.is_between


@pytest.mark.parametrize("name", FORMULAS)
def test_every_class_is_told_from_its_neighbours(name: str) -> None:
    run = of_class(name)
    found = fit([(point.n, point.counts[0]) for point in run.points])
    assert found.best.name == name
    assert found.low is found.high is found.best


@pytest.mark.parametrize("name", FORMULAS)
def test_noise_of_a_twentieth_raises_no_wrong_class(name: str) -> None:
    run = of_class(name, noise=0.05)
    found = fit([(point.n, point.counts[0]) for point in run.points])
    assert found.low.order <= find_order(name) <= found.high.order


def find_order(name: str) -> Order:
    return EXPONENTIAL.order if name == "2^n" else next(found.order for found in TIME if found.name == name)


@pytest.mark.parametrize("name", ["1", "log n", "sqrt n"])
def test_integers_as_sizes_are_told_apart_over_their_whole_range(name: str) -> None:
    """One against log n differ by a factor of two between 2^31 and 2^62, and by nothing between 2^57 and 2^62."""
    sizes = NUMBERS if name != "sqrt n" else [n for n in NUMBERS if n <= 2**38]
    found = fit([(n, FORMULAS[name](n)) for n in sizes])
    assert found.best.name == name
    assert found.low is found.high


@example("log n", 0.5, 16.0)
@example("log n", 0.5, 20.0)
@given(
    st.sampled_from(["log n", "n", "n log n", "n^2", "n^3"]),
    st.floats(0.5, 50),
    st.floats(0, 20),
)
def test_factors_and_constants_do_not_matter(name: str, factor: float, start: float) -> None:
    """A constant that is not outgrown within the ladder may raise doubt, but no other class is named as certain."""
    found = fit([(point.n, factor * point.counts[0] + start) for point in of_class(name).points])
    assert found.low.order <= find_order(name) <= found.high.order


def test_counts_that_settle_are_constant() -> None:
    """What rises towards a limit is no logarithm."""
    found = fit([(n, 16.0 - 40 / n) for n in SIZES])
    assert (found.low.name, found.high.name) == ("1", "1")


@pytest.mark.parametrize("base", [1.3, 1.414, 1.618, 2.0, 3.0])
def test_exponentials_of_every_base_are_one_class(base: float) -> None:
    top = math.floor(math.log(400_000) / math.log(base))
    sizes = [n for n in SIZES if n <= top]
    found = fit([(n, base**n) for n in sizes])
    assert found.best is EXPONENTIAL


def test_factorial_is_exponential() -> None:
    assert fit([(n, math.factorial(n)) for n in range(2, 11)]).best is EXPONENTIAL


def test_a_steep_power_is_not_exponential() -> None:
    """n^5 on a ladder that ends at 14."""
    found = fit([(n, float(n**5)) for n in range(2, 15)])
    assert found.best is not EXPONENTIAL
    assert found.is_between


@pytest.mark.parametrize("power", [1.26, 1.5, 1.58, 2.5])
def test_powers_between_classes_are_said_to_be_between(power: float) -> None:
    found = fit([(n, n**power) for n in SIZES])
    assert found.is_between or found.low is not found.high


def test_growth_that_bends_late_is_doubted() -> None:
    """A table that fills up: linear to 2,048, then flat."""
    found = fit([(n, float(min(n, 2048))) for n in SIZES])
    assert found.low.name != found.high.name


def test_the_window_holds_odd_and_even_sizes() -> None:
    assert {n % 2 for n, _ in tail([(n, 1.0) for n in SIZES])} == {0, 1}


def test_a_line_is_found_exactly() -> None:
    found = line([1.0, 2.0, 4.0], [3.0, 5.0, 9.0], [1.0, 5.0, 2.0])
    assert math.isclose(found.slope, 2.0)
    assert found.scatter < 1e-9
    assert line([1.0, 1.0], [2.0, 3.0]).slope == 0.0


@given(st.lists(st.tuples(st.integers(1, 2**62), st.floats(0, 1e12)), max_size=30))
def test_any_counts_give_an_answer(points: list[tuple[int, float]]) -> None:
    found = fit(sorted(points))
    assert found.low.order <= found.best.order <= found.high.order
    assert all(math.isfinite(drift) for drift in found.drifts.values())


# From sites to a function


def test_a_quiet_sort_behind_a_loud_loop_decides() -> None:
    """The sort is under a hundredth of the work."""
    found = fit_family(family(lambda n: 1500 * n, FORMULAS["n log n"]))
    assert found is not None
    assert found.best.name == "n log n"
    assert found.deciding is not None
    assert found.deciding.place == 1


def test_a_site_below_the_least_share_is_ignored() -> None:
    found = fit_family(family(lambda n: 1000 * n, lambda n: n * n / 20_000))
    assert found is not None
    assert found.best.name == "n"


def test_a_small_noisy_site_is_ignored() -> None:
    found = fit_family(family(lambda n: 100 * n, lambda n: n * n / 200 if n % 2 else n))
    assert found is not None
    assert found.best.name == "n"


def test_a_wild_family_raises_doubt_and_does_not_name_the_class() -> None:
    """Odd sizes cost n^2, even ones n."""
    wild = family(lambda n: n * n if n % 2 else n, name="wild")
    alone = fit_family(wild)
    assert alone is not None
    assert alone.is_wild
    assert alone.low.name == "1"
    both = fit_function([wild, family(FORMULAS["n"])])
    assert both is not None
    assert both.best.name == "n"
    assert both.high.order > both.best.order


def test_a_wild_site_takes_nothing_from_a_calm_one() -> None:
    """What the calm site needs is needed."""
    found = fit_family(family(lambda n: n * n, lambda n: n * n if n % 2 else n))
    assert found is not None
    assert not found.is_wild
    assert found.low.name == "n^2"


def test_the_worst_family_decides() -> None:
    found = fit_function([family(lambda n: 5, name="hit"), family(FORMULAS["n"], name="miss")])
    assert found is not None
    assert found.best.name == "n"
    assert found.deciding.run.name == "miss"


def test_three_sizes_are_too_few() -> None:
    assert fit_family(family(FORMULAS["n"], sizes=(2, 3, 4))) is None
    assert fit_function([family(FORMULAS["n"], sizes=(2, 3, 4))]) is None


def test_flat_work_on_small_sizes_is_short() -> None:
    """A table of fixed size hides the growth."""
    assert is_short([family(lambda n: 390_000 + n, sizes=SMALL)])
    assert not is_short([family(lambda n: 390_000 + n)])
    assert not is_short([family(FORMULAS["2^n"], sizes=SMALL)])
