"""Step curves: what is drawn is what was given."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.web.charts import steps
from rehearse.web.charts.steps import step_curve

LINE = [(0.0, 0.0), (10.0, 10.0), (20.0, 50.0)]


def places(path: str) -> list[tuple[float, float]]:
    """The corners of a path."""
    found: list[tuple[float, float]] = []
    for act, rest in re.findall(r"([MLV])([^MLV]+)", path):
        numbers = [float(one) for one in rest.split()]
        found.append((numbers[0], numbers[1]) if act != "V" else (found[-1][0], numbers[0]))
    return found


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(steps).failed == 0


def test_a_line_climbs_and_jumps() -> None:
    curve = step_curve([("A", LINE)], mark=1)
    # 0 to 50 in steps of 10: 10 lies at 80 of 100 from the top, 20 at 60, 50 at 0.
    assert places(curve.series[0].path) == [(0, 100), (50, 80), (100, 60), (100, 0)]
    assert curve.y_labels == (50, 40, 30, 20, 10, 0)
    assert (curve.mark, curve.x_labels) == ("50", (0, 2))


def test_a_baseline_is_taken_off_month_by_month() -> None:
    curve = step_curve([("A", [(0, 0), (10, 10), (20, 20)])], baseline=10)
    assert {y for _x, y in places(curve.series[0].path)} == {100}


def test_what_is_owed_back_reaches_below_zero() -> None:
    curve = step_curve([("A", [(0, 0), (-10, -10), (20, 20)])])
    assert curve.y_labels[-1] < 0
    assert all(0 <= y <= 100 for _x, y in places(curve.series[0].path))


def test_four_years_are_cut_by_year() -> None:
    curve = step_curve([("A", [(float(m), float(m)) for m in range(49)])])
    assert curve.x_labels == (0, 12, 24, 36, 48)
    assert curve.columns == ("25", "50", "75")


def test_lines_are_told_apart_by_their_dash() -> None:
    curve = step_curve([("A", LINE), ("B", LINE), ("C", LINE)])
    assert [(one.name, one.style) for one in curve.series] == [("A", "s1"), ("B", "s2"), ("C", "s3")]


@pytest.mark.parametrize("lines", [[], [("A", LINE)] * 4, [("A", LINE[:1])], [("A", LINE), ("B", LINE[:2])]])
def test_what_cannot_be_drawn_is_refused(lines: list[tuple[str, list[tuple[float, float]]]]) -> None:
    with pytest.raises(ValueError, match="line"):
        step_curve(lines)


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=2, max_size=49))
def test_every_line_stays_inside_and_in_order(line: list[tuple[float, float]]) -> None:
    curve = step_curve([("A", line)])
    found = places(curve.series[0].path)
    assert all(-0.01 <= y <= 100.01 for _x, y in found)
    assert [x for x, _y in found] == sorted(x for x, _y in found)
    assert len(curve.rows) == len(curve.y_labels) <= 12
