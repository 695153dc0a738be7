"""Two sizes: the stated formula itself is tested, along n alone, m alone and both together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .classes import FIXED
from .decision import CANNOT_TELL, DOES_NOT_HOLD, HOLDS, Decision, Pace
from .fit import LATE_REACH, line, tail
from .measured import FamilyRun, Point
from .statement import Statement, read

__all__ = ["AXES", "TwoAnswer", "answer_two", "name_two"]

AXES = ("n", "m", "both")
GROWS = 0.08
"""Drift of work / formula above which the formula is outgrown."""
FADES = 0.6
"""A late drift below this share of the whole one is a constant that settles."""
LEAST_SHARE = 0.01
LARGE_SHARE = 0.2
LEAST_SIZES = 6
WILD = 0.6
"""Scatter above which a site may raise doubt but not reject."""

CANDIDATES = (
    "1",
    "log {n}",
    "log {m}",
    "{n}",
    "{m}",
    "{n} log {n}",
    "{m} log {m}",
    "{n} log {m}",
    "{m} log {n}",
    "{n} + {m}",
    "{n} log {n} + {m}",
    "{n} + {m} log {m}",
    "{n} + {m} log {n}",
    "{n} log {m} + {m}",
    "({n} + {m}) log {n}",
    "({n} + {m}) log {m}",
    "{n} log {n} + {m} log {m}",
    "{n} {m}",
    "{n} {m} log {n}",
    "{n} {m} log {m}",
    "{n}^2",
    "{m}^2",
    "{n}^2 + {m}",
    "{n} + {m}^2",
    "{n}^2 + {m}^2",
    "{n}^2 {m}",
    "{n} {m}^2",
    "{n}^3",
    "{n}^3 + {m}",
    "{n} 2^{m}",
    "{m} 2^{n}",
)
"""Formulas that measured work is named by."""


@dataclass(frozen=True, slots=True)
class TwoAnswer:
    """The answer to a formula in two sizes."""

    decision: Decision
    axis: str = ""
    """The axis that decided: where work outgrows the formula, or stays below it."""
    place: int | None = None
    """Index of the site that outgrows it."""
    family: FamilyRun | None = None
    clock: Pace | None = None
    """The clock, where it hides work."""
    misfit: float = math.inf
    """Sum over the axes of how far the work's drift is from 0."""


@dataclass(frozen=True, slots=True)
class _Drift:
    whole: float
    late: float
    scatter: float

    @property
    def grows(self) -> bool:
        """Both looks see the work outgrow the formula."""
        return min(self.whole, self.late) > GROWS and self.late > FADES * self.whole


def axis_size(point: Point, axis: str) -> int:
    """The size that grows along the axis."""
    return int(point.m or 0) if axis == "m" else point.n


def _formula(statement: Statement, point: Point) -> float:
    return statement.log_value(point.n, FIXED if point.m is None else point.m)


def _drift(points: Sequence[tuple[float, float]]) -> _Drift:
    """Drift of (size, ln(work / formula)). The ladder's own size rules pick the points."""
    upper = tail(points)
    ending = tail(upper, LATE_REACH)
    whole = line([math.log(n) for n, _ in upper], [gap for _, gap in upper])
    late = whole if len(ending) < 3 else line([math.log(n) for n, _ in ending], [gap for _, gap in ending])
    return _Drift(whole.slope, late.slope, whole.scatter)


def _site_drifts(statement: Statement, run: FamilyRun) -> Iterator[tuple[int, float, _Drift]]:
    """(site, share of the work, drift) of the sites that matter."""
    last = run.points[-1].counts
    total = sum(last)
    for place, work in enumerate(last):
        points = [
            (float(axis_size(point, run.axis)), math.log(point.counts[place]) - _formula(statement, point))
            for point in run.points
            if point.counts[place] > 0
        ]
        if work > 0 and work >= LEAST_SHARE * total and len(points) >= LEAST_SIZES:
            yield place, work / total, _drift(points)


def answer_two(statement: Statement, runs: Iterable[FamilyRun], clock: Pace | None = None) -> TwoAnswer:
    """Whether the work of every family stays within the formula along every axis, and reaches it on each."""
    runs = [run for run in runs if run.axis]
    by_axis = {axis: [run for run in runs if run.axis == axis and len(run.points) >= LEAST_SIZES] for axis in AXES}
    missing = [axis for axis, found in by_axis.items() if not found]
    if missing:
        return TwoAnswer(Decision(CANNOT_TELL, reason="short"), missing[0])
    if clock is not None and clock.hides_work and clock.slope - _steepness(statement, by_axis["both"][0]) > 0.5:
        return TwoAnswer(Decision(CANNOT_TELL, reason="clock"), "both", clock=clock)
    doubt: TwoAnswer | None = None
    reached = dict.fromkeys(AXES, -math.inf)
    for axis, found in by_axis.items():
        for run in found:
            for place, share, drift in _site_drifts(statement, run):
                if drift.grows and drift.scatter <= WILD:
                    return TwoAnswer(Decision(DOES_NOT_HOLD), axis, place, run)
                if drift.late > GROWS and (drift.whole > GROWS or share > LARGE_SHARE):
                    doubt = TwoAnswer(Decision(CANNOT_TELL, reason="rivals"), axis, place, run)
            total = _drift(
                [
                    (float(axis_size(point, axis)), math.log(max(sum(point.counts), 1e-9)) - _formula(statement, point))
                    for point in run.points
                ]
            )
            reached[axis] = max(reached[axis], total.whole, total.late)
    if doubt is not None:
        return doubt
    axis = min(reached, key=lambda one: reached[one])
    misfit = sum(abs(drift) for drift in reached.values())
    return TwoAnswer(Decision(HOLDS, is_tight=reached[axis] > -GROWS), axis, misfit=misfit)


def _steepness(statement: Statement, run: FamilyRun) -> float:
    """Slope of ln(formula) over ln n where both sizes grow."""
    points = tail([(float(point.n), _formula(statement, point)) for point in run.points])
    return line([math.log(n) for n, _ in points], [value for _, value in points]).slope


def name_two(runs: Sequence[FamilyRun], sizes: Sequence[str]) -> list[Statement]:
    """Formulas of the list that hold and are tight, the best fitting first."""
    n, m = sizes
    fitting = []
    for pattern in CANDIDATES:
        candidate = read(f"O({pattern.format(n=n, m=m)})", sizes=sizes)
        if candidate is None:
            continue
        found = answer_two(candidate, runs)
        if found.decision.is_tight:
            fitting.append((found.misfit, candidate))
    fitting.sort(key=lambda pair: pair[0])
    return [candidate for _, candidate in fitting]
