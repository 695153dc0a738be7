"""Answers about extra memory."""

from __future__ import annotations

import pytest

from rehearse.judge.complexity import answer

from .synthetic import measured, memory, of_class, stated
from .test_answer import english, ids


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("1", lambda n: 640),
        ("1", lambda n: 640 + 900 * (n > 20)),
        ("1", lambda n: 1000 + 1700 * (n > 2048) + 1700 * (n > 4096)),
        ("n", lambda n: 56 + 8 * n),
        ("n", lambda n: 4000 + 8.6 * n),
        ("n^2", lambda n: 200 + 8 * n * n + 60 * n),
        ("n^3", lambda n: 200 + n**3),
    ],
)
def test_memory_has_a_class(name: str, size: object) -> None:
    assert callable(size)
    found = answer(measured(of_class("n"), space=[memory(size)]), space=stated(f"O({name})"))
    assert (found.space.found, found.space.answer, found.space.is_tight) == (name, "holds", True)


def test_too_little_space_is_rejected_with_bytes() -> None:
    found = answer(measured(of_class("n"), space=[memory(lambda n: 56 + 8 * n)]), space=stated("O(1)"))
    assert found.space.answer == "does_not_hold"
    assert "From n = 8192 to 16384 extra memory went from 65592 to 131128 bytes." in english(found)


def test_recursion_takes_space() -> None:
    space = [memory(lambda n: 200, depth=lambda n: n)]
    found = answer(measured(of_class("n"), space=space), space=stated("O(1)"))
    assert (found.space.found, found.space.answer) == ("n", "does_not_hold")
    space = [memory(lambda n: 200, depth=lambda n: n.bit_length() + 1 if isinstance(n, int) else 1)]
    assert answer(measured(of_class("n"), space=space), space=stated("O(log n)")).space.is_tight is True


def test_a_short_ladder_of_memory_tells_nothing() -> None:
    """The pitfall: at n = 64 a list weighs less than what counts as constant."""
    short = memory(lambda n: 56 + 8 * n, sizes=(4, 8, 16, 24, 32, 64), ended="cost")
    for said in ("1", "n", "n^2"):
        found = answer(measured(of_class("n"), space=[short]), space=stated(f"O({said})"))
        assert (found.space.answer, found.space.reason) == ("cannot_tell", "short")


SHORT = (4, 8, 16, 32, 64, 128, 256)


def test_a_table_shows_on_a_short_ladder() -> None:
    """Three doublings of nothing but the square, and no list grows like that."""
    table = memory(lambda n: 900 + 8 * n * n + 70 * n, sizes=SHORT, ended="cost")
    for said, told in (("n", "does_not_hold"), ("n^2", "holds"), ("n^3", "holds")):
        found = answer(measured(of_class("n^2"), space=[table]), space=stated(f"O({said})"))
        assert found.space.answer == told


@pytest.mark.parametrize("after", [32, 64, 100, 128, 200])
def test_numbers_that_grow_heavier_are_no_table(after: int) -> None:
    """Integers beyond 256 are objects of their own: a list of them weighs 36 bytes for each element, and 8 before."""
    rows = memory(lambda n: 500 + 200 * (8 * n + 28 * max(n - after, 0)), sizes=SHORT, ended="cost")
    found = answer(measured(of_class("n^2"), space=[rows]), space=stated("O(n)"))
    assert (found.space.answer, found.space.reason) == ("cannot_tell", "short")


def test_depth_is_counted_and_rejects_on_short_ladders_too() -> None:
    short = memory(lambda n: 300, sizes=(4, 8, 12, 14, 16, 18, 20, 22, 24), depth=lambda n: n, ended="cost")
    found = answer(measured(of_class("2^n"), space=[short]), space=stated("O(1)"))
    assert found.space.answer == "does_not_hold"


def test_exponential_memory_is_seen_on_short_ladders() -> None:
    short = memory(lambda n: 300 + 60 * 2**n, sizes=(4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18), ended="cost")
    found = answer(measured(of_class("2^n"), space=[short]), space=stated("O(n)"))
    assert (found.space.found, found.space.answer) == ("2^n", "does_not_hold")


def test_the_buffer_of_sorting_in_place_counts_as_the_item_says() -> None:
    run = measured(of_class("n log n"), space=[memory(lambda n: 64 + 4 * n)], texts=["values.sort()"])
    assert answer(run, space=stated("O(1)")).space.answer == "does_not_hold"
    free = answer(run, space=stated("O(1)"), inplace_sort="free")
    assert (free.space.answer, free.space.is_tight) == ("holds", True)
    assert "space_sorting" in ids(free)
    heavy = measured(of_class("n log n"), space=[memory(lambda n: 64 + 12 * n)], texts=["values.sort()"])
    assert answer(heavy, space=stated("O(1)"), inplace_sort="free").space.answer == "does_not_hold"


def test_other_formulas_of_space_are_tested_themselves() -> None:
    space = [memory(lambda n: 100 + 36 * n**0.5, sizes=(*range(4, 17), *(2**k for k in range(5, 24))))]
    assert answer(measured(of_class("n"), space=space), space=stated("O(sqrt n)")).space.is_tight is True
    assert answer(measured(of_class("n"), space=space), space=stated("O(1)")).space.answer == "cannot_tell"


# Two sizes
