"""Points of the growth curve and of the table beside it: size, work, and work divided by each class."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .classes import EXPONENTIAL, Class
from .fit import line
from .measured import FamilyRun
from .one import OneAnswer, classes_with
from .statement import Statement

__all__ = ["SHOWN", "Curve", "Row", "curve_of_one", "curve_of_two"]

SHOWN = 3
"""Classes beside the work: what was stated and the two nearest."""
LAST_STEPS = 6
"""Sizes that the factor of an exponential is taken from."""


@dataclass(frozen=True, slots=True)
class Row:
    """One size."""

    n: int
    work: float
    """Steps of the deciding site."""
    total: float
    """Steps of all sites."""
    per: Mapping[str, float]
    """Work divided by each class: the column of the right class is flat."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What the page draws."""

    rows: tuple[Row, ...]
    classes: tuple[str, ...]
    """What was stated, when it was, and the nearest classes; the keys of every ``per``."""

    def to_json(self) -> dict[str, Any]:
        """A form for storing; ``from_json`` reads it."""
        return {
            "rows": [{"n": row.n, "work": row.work, "total": row.total, "per": dict(row.per)} for row in self.rows],
            "classes": list(self.classes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Curve:
        rows = tuple(Row(row["n"], row["work"], row["total"], dict(row["per"])) for row in data["rows"])
        return cls(rows, tuple(data["classes"]))


def curve_of_one(one: OneAnswer) -> Curve | None:
    """The curve of the site the report points at; None when nothing could be told."""
    spot = one.spot
    if spot is None:
        return None
    found = spot.site.fit
    if found.best is EXPONENTIAL:
        near = [_by_step([(n, work) for n, work, _ in spot.points])]
    else:
        known = {one.name: one for one in classes_with(one.stated)}
        near = [known[name] for name in found.drifts if name in known] or [found.best]
    stated = [] if one.stated is None else [one.stated]
    others = [other for other in near if other not in stated]
    return _curve(spot.points, [*stated, *others[: SHOWN - 1]])


def curve_of_two(runs: Sequence[FamilyRun], statements: Sequence[Statement]) -> Curve | None:
    """Both sizes growing together, against formulas; None without such a family."""
    together = [run for run in runs if run.axis == "both" and run.points]
    if not together:
        return None
    run = max(together, key=lambda one: sum(one.points[-1].counts))
    second = {float(point.n): point.m for point in run.points}

    def along(statement: Statement) -> Class:
        return Class(statement.name, statement.order(), lambda n: statement.log_value(n, second[n]))

    points = [(point.n, sum(point.counts), sum(point.counts)) for point in run.points]
    return _curve(points, [along(statement) for statement in statements])


def _by_step(points: Sequence[tuple[int, float]]) -> Class:
    """An exponential by the factor it really grows with: work / 2^n would not be flat for 1.6^n."""
    last = [(n, work) for n, work in points if work > 0][-LAST_STEPS:]
    rate = line([float(n) for n, _ in last], [math.log(work) for _, work in last]).slope
    return Class(f"{math.exp(rate):.2f}^n", EXPONENTIAL.order, lambda n: rate * n)


def _curve(points: Sequence[tuple[int, float, float]], classes: Sequence[Class]) -> Curve:
    """The curve of (size, work of the site, work in all), divided by each class; each class once, at most three."""
    shown = list({found.name: found for found in classes}.values())[:SHOWN]
    rows = tuple(
        Row(n, round(work, 2), round(total, 2), {found.name: _quotient(work, n, found) for found in shown})
        for n, work, total in points
    )
    return Curve(rows, tuple(found.name for found in shown))


def _quotient(work: float, n: int, found: Class) -> float:
    """Four significant digits; 0 where the class outgrows every float."""
    if work <= 0:
        return 0.0
    return float(f"{math.exp(max(math.log(work) - found.log_value(n), -700.0)):.4g}")
