"""Answers about formulas in two sizes."""

from __future__ import annotations

import pytest

from rehearse.judge.complexity import answer

from .synthetic import stated, two
from .test_answer import english


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("O(n + m)", [lambda n, m: n, lambda n, m: m]),
        ("O(n m)", [lambda n, m: n * m]),
        ("O(n log m)", [lambda n, m: n * (m.bit_length())]),
        ("O(n log n + m)", [lambda n, m: n * n.bit_length(), lambda n, m: 3 * m]),
        ("O(n^2 m)", [lambda n, m: n * (n - 1) / 2 * m]),
        ("O((n + m) log n)", [lambda n, m: (n + m) * n.bit_length()]),
    ],
)
def test_a_formula_in_two_sizes_holds(text: str, formulas: list[object]) -> None:
    found = answer(two(*formulas), time=stated(text, "n", "m"))  # type: ignore[arg-type]
    assert (found.time.answer, found.time.is_tight) == ("holds", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("O(n)", "With n fixed, work grows faster in m than O(n)."),
        ("O(m)", "With m fixed, work grows faster in n than O(m)."),
        ("O(n + m)", "With n and m growing together, work grows faster than O(n + m)."),
    ],
)
def test_the_axis_that_outgrows_a_formula_is_named(text: str, told: str) -> None:
    found = answer(two(lambda n, m: n * m), time=stated(text, "n", "m"))
    assert found.time.answer == "does_not_hold"
    assert told in english(found)
    assert found.time.found == "n m"


def test_too_loose_a_formula_is_named_by_its_axis() -> None:
    found = answer(two(lambda n, m: n + m), time=stated("O(n m)", "n", "m"))
    assert (found.time.answer, found.time.is_tight) == ("holds", False)
    assert "Measured: n + m." in english(found)


def test_two_sizes_without_a_statement_are_named() -> None:
    found = answer(two(lambda n, m: n * m))
    assert found.time.found == "n m"
    assert found.curve is not None
    assert found.curve.classes[0] == "n m"


def test_two_sizes_are_compared_with_the_bounds_of_the_item() -> None:
    optimal, brute = stated("O(V + E)", "V", "E"), stated("O(V E)", "V", "E")
    found = answer(two(lambda n, m: n * m), time=brute, optimal=optimal, brute=brute)
    assert (found.is_brute, found.is_optimal) == (True, False)
    assert (found.time.found, found.time.stated) == ("V E", "V E")


def test_a_constant_that_settles_is_not_growth() -> None:
    found = answer(two(lambda n, m: n + m + 40), time=stated("O(n + m)", "n", "m"))
    assert found.time.answer == "holds"


def test_too_few_sizes_along_an_axis_are_short() -> None:
    found = answer(two(lambda n, m: n, sizes=(4, 5, 6, 7)), time=stated("O(n)", "n", "m"))
    assert (found.time.answer, found.time.reason) == ("cannot_tell", "short")


# The report
