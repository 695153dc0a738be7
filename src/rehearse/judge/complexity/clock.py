"""The clock beside the counts: the plain source, timed from outside the box.

Sizes double up to the top of the counts; each has a box of its own, in which inputs are made in turns that are not
timed. The best of three runs counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .batch import Batch
from .families import Family
from .ladder import Ladder
from .measured import ClockRun, FamilyRun

__all__ = ["candidates", "slowest", "timed"]

RUNS = 3
_DOUBLINGS = 6
"""From a sixty-fourth of the top."""
_SMALLEST_TOP = 64
_BUDGET_S = 0.6
"""CPU seconds of all runs."""
_LONG_S = 0.15
"""A run that took this long is the last one."""
_NOTICED_S = 4e-4
"""Below this the switch between box and supervisor shows."""
_CLOSE = 0.5
"""Share of the dearest family's work from which on another one may be the slowest: counts do not see everything."""
_CANDIDATES = 4
_KEPT = 5
_FEWEST = 3


def candidates(families: Sequence[Family], runs: Sequence[FamilyRun], ladders: Sequence[Ladder]) -> list[int]:
    """Places of the families that cost most at a size that all of them reached, the dearest first; none is long enough
    in an empty list.

    With two sizes only those where both grow alike: the clock of a dense graph grows with the square of its nodes.
    """
    places = [
        place
        for place, (family, run) in enumerate(zip(families, runs, strict=False))
        if family.axis in ("", "both") and not family.is_dense and run.points and run.points[-1].n >= _SMALLEST_TOP
    ]
    if not places:
        return []
    common = min(runs[place].points[-1].n for place in places)
    cost = {place: ladders[place].predicted(common) for place in places}
    places.sort(key=lambda place: (-cost[place], place))
    return [place for place in places if cost[place] >= _CLOSE * cost[places[0]]][:_CANDIDATES]


def slowest(
    batch: Batch, texts: Sequence[str], families: Sequence[Family], runs: Sequence[FamilyRun]
) -> tuple[int, float]:
    """Place of the family that takes longest by the clock at a size that all of them reached, and the CPU seconds of
    finding out. Equal counts hide what no charge knows, such as keys of one hash."""
    common = min(run.points[-1].n for run in runs)
    spent, longest = 0.0, (0, 0.0)
    for place, (text, family, run) in enumerate(zip(texts, families, runs, strict=True)):
        step = max(point.n for point in run.points if point.n <= common)
        seconds: list[float] = []

        def on_value(turn: int, value: Any, cpu_s: float, seconds: list[float] = seconds) -> bool:
            if turn % 2:
                seconds.append(cpu_s)
            return True

        n, m = family.case(step)
        ended = batch.run(text, [(n, m, seed) for seed in (0, 0)], on_value)
        spent += ended.cpu_s
        if ended.ended == "time":
            return place, spent
        if seconds and seconds[0] > longest[1]:
            longest = place, seconds[0]
    return longest[0], spent


def timed(batch: Batch, text: str, family: Family, run: FamilyRun) -> tuple[ClockRun | None, float]:
    """Seconds by size, and the CPU seconds it took. None when fewer than three sizes take long enough."""
    known = [point.n for point in run.points]
    steps = [known[-1]]
    while len(steps) <= _DOUBLINGS:
        # The ladder's steps are powers of the root of two: halves are members of it, but for rounding.
        half = min(known, key=lambda n: abs(2 * n - steps[-1]))
        if abs(2 * half - steps[-1]) > 0.05 * steps[-1]:
            break
        steps.append(half)
    points: list[tuple[int, float]] = []
    spent = 0.0
    for step in reversed(steps):
        best: list[float] = []

        def on_value(place: int, value: Any, cpu_s: float, best: list[float] = best) -> bool:
            if place % 2 == 0:
                return True
            best.append(cpu_s)
            return sum(best) < _LONG_S

        n, m = family.case(step)
        cases = [(n, m, seed) for seed in range(RUNS) for _ in range(2)]
        ended = batch.run(text, cases, on_value)
        spent += ended.cpu_s
        if not best:
            break
        points.append((step, min(best)))
        if ended.ended not in ("done", "stopped") or min(best) > _LONG_S or spent > _BUDGET_S:
            break
    noticed = tuple(point for point in points if point[1] >= _NOTICED_S)[-_KEPT:]
    return (ClockRun(noticed, family.name) if len(noticed) >= _FEWEST else None), spent
