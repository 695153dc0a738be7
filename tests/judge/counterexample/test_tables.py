"""Questions on tables: parts of an item's own tables, made smaller by rows with all that hangs on them, then by cells."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from rehearse import bank
from rehearse.judge import Judge
from rehearse.judge.counterexample import counterexample_of_item
from rehearse.judge.counterexample.parts import Parts, written
from rehearse.judge.counterexample.rules import Rules


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the item's smallest inputs are kept, for all tests of this module."""
    return tmp_path_factory.mktemp("tables")


def _tables(shops: list[Any], orders: list[Any], lines: list[Any]) -> list[dict[str, Any]]:
    return [
        {"name": "shops", "columns": [["shop", "TEXT"]], "rows": shops},
        {"name": "orders", "columns": [["id", "INTEGER"], ["shop", "TEXT"]], "rows": orders},
        {"name": "lines", "columns": [["id", "INTEGER"], ["cents", "INTEGER"]], "rows": lines},
    ]


SHOWN = _tables([["north"], ["south"]], [[1, "north"], [2, "south"]], [[1, 500], [1, 250], [2, 500]])
HIDDEN = _tables([["east"], ["west"]], [[5, "east"]], [[5, 90], [5, 90], [5, None]])
EMPTY = _tables([["far"]], [], [])


def test_rules_are_read_off_the_cases() -> None:
    rules = Rules.of([SHOWN, HIDDEN, EMPTY])
    assert rules.filled == (0,)
    assert ((2, 0), (1, 0)) in rules.included  # a line's order exists
    assert ((1, 1), (0, 0)) in rules.included  # an order's shop exists
    assert ((0, 0), (1, 1)) not in rules.included  # a shop without orders was seen
    assert (1, (0,)) in rules.keys
    assert (2, 1) not in rules.whole  # an amount was missing
    assert all(map(rules.holds, (SHOWN, HIDDEN, EMPTY)))
    assert not rules.holds(_tables([["north"]], [], [[1, 5]]))
    assert not rules.holds(_tables([], [], []))
    assert not rules.holds("no tables")


def test_parts_keep_the_rules_and_come_by_size() -> None:
    parts = Parts([SHOWN, HIDDEN, EMPTY])
    rules = Rules.of([SHOWN, HIDDEN, EMPTY])
    small = list(parts.smallest(1000))
    assert small
    assert [parts.size(part) for part in small] == sorted(parts.size(part) for part in small)
    rng = Random(3)
    moved = [other for part in [(SHOWN,), (HIDDEN,)] for other in (*parts.simpler(part), *parts.near(part))]
    for (tables,) in [*small, *moved, *(parts.sample(rng, size) for size in range(1, 9))]:
        assert rules.holds(tables)


def test_simpler_parts_end() -> None:
    """Taking the first simpler part again and again comes to one that has none."""
    parts, part = Parts([SHOWN, HIDDEN, EMPTY]), (SHOWN,)
    for _ in range(50):
        simpler = next(iter(parts.simpler(part)), None)
        if simpler is None:
            break
        part = simpler
    assert next(iter(parts.simpler(part)), None) is None
    assert parts.size(part) == 1


def test_cells_that_name_something_stay() -> None:
    parts = Parts([SHOWN, HIDDEN, EMPTY])
    simpler = [tables for (tables,) in parts.simpler((SHOWN,)) if parts.size((tables,)) == parts.size((SHOWN,))]
    assert [tables[2]["rows"] for tables in simpler] == [[[1, 250], [1, 250], [2, 500]], [[1, 500], [1, 250], [2, 250]]]
    assert all(tables[:2] == SHOWN[:2] for tables in simpler)


def test_tables_are_written_in_one_line() -> None:
    assert written((EMPTY,), 100) == "shops: ('far'); orders: none; lines: none"
    assert written((SHOWN,), 10) == "shops: ('n..."


def test_tables_without_rows_at_all_are_no_trouble() -> None:
    nothing = _tables([], [], [])
    parts = Parts([nothing])
    assert list(parts.smallest(10)) == [(nothing,)]
    assert parts.sample(Random(1), 5) == (nothing,)


def test_a_naive_query_gets_a_small_part_and_the_right_one_none(judge: Judge, folder: Path) -> None:
    item = bank.load().find("data_round/takings-and-parcels-per-shop")
    assert item is not None
    source = item.marked("sqlite", item.file("naive/sums_distinct_amounts.sql"))
    found = counterexample_of_item(judge, item, source, cache=folder, budget_s=6.0, wall_s=600.0)
    assert found.found
    assert found.unit == "rows"
    assert found.size <= 4
    assert found.passing is not None
    right = item.marked("sqlite", item.file(item.refs["sqlite"]))
    assert not counterexample_of_item(judge, item, right, cache=folder, budget_s=2.0, wall_s=600.0).found


@pytest.mark.parametrize("source", ["select nothing", ""])
def test_a_query_that_fails_is_told_as_such(judge: Judge, folder: Path, source: str) -> None:
    item = bank.load().find("data_round/takings-and-parcels-per-shop")
    assert item is not None
    found = counterexample_of_item(judge, item, item.marked("sqlite", source), cache=folder, wall_s=600.0)
    assert found.found
    assert found.got is not None
    assert found.got.kind == "exception"
