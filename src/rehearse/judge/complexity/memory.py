"""Runs the ladder of memory: the plain source under ``tracemalloc``, in boxes of its own.

Which sizes are run follows from the counts of the time ladder, never from a clock. All families are weighed at small
sizes; the one that takes most memory there, and the one whose memory grows fastest, go on to the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .batch import Batch
from .families import Family
from .ladder import Ladder
from .measured import FamilyRun, SpaceRun

__all__ = ["Weighing", "weighed"]

_FAMILY_CAP = 2_500_000
"""Units of work of all sizes of a family: a quadratic program must get beyond 1,000, as memory shows late."""
_BYTES = 1 << 44
"""More than any box has."""
_SMALL = 256
_SPREAD = 4
"""Growth is compared between the last small size and a fourth of it."""


@dataclass(slots=True)
class Weighing:
    """One family on its way up."""

    program: str
    family: Family
    """With the sizes of memory."""
    run: FamilyRun
    ladder: Ladder
    points: list[tuple[int, int]] = field(default_factory=list)
    ended: str = "done"

    @property
    def steps(self) -> list[int]:
        """The sizes that are affordable, as the counts say."""
        top = self.family.step_of(self.run.points[-1])
        found: list[int] = []
        spent = 0.0
        for step in self.family.steps:
            spent += self.ladder.predicted(step)
            if (self._is_broken and step > top) or spent > _FAMILY_CAP:
                break
            found.append(step)
        return found

    @property
    def _is_broken(self) -> bool:
        return self.run.ended not in ("size", "cost")

    def climb(self, batch: Batch, steps: Sequence[int]) -> float:
        """Weigh these sizes; the CPU seconds it took."""

        def on_value(place: int, value: Any, cpu_s: float) -> bool:
            if type(value) is not int or not 0 <= value < _BYTES:
                return False
            self.points.append((steps[place], value))
            return True

        cases = [self.family.case(step) for step in steps]
        ended = batch.run(self.program, cases, on_value, on_exception=lambda place: not self.points)
        self.ended = "exception" if ended.ended == "stopped" else ended.ended
        return ended.cpu_s

    @property
    def small_bytes(self) -> int:
        return self.points[-1][1] if self.points else 0

    @property
    def small_growth(self) -> float:
        """Times that memory grew between the last small size and a fourth of it."""
        if not self.points:
            return 0.0
        top, last = self.points[-1]
        before = [value for step, value in self.points if step * _SPREAD <= top]
        return last / max(before[-1], 1) if before else 0.0

    def result(self) -> SpaceRun:
        """What was found, with the depths that were counted."""
        why = self.ended
        if why == "done":
            whole = bool(self.points) and self.points[-1][0] == self.family.steps[-1]
            why = "size" if whole else self.run.ended if self._is_broken else "cost"
        depths = tuple((self.family.step_of(point), point.depth) for point in self.run.points)
        return SpaceRun(self.run.name, self.run.axis, tuple(self.points), depths, why)


def weighed(batch: Batch, weighings: Sequence[Weighing]) -> tuple[tuple[SpaceRun, ...], float]:
    """Memory of the families that decide, and the CPU seconds it took."""
    spent = 0.0
    deciding = list(weighings)
    if len(weighings) > 2:
        for each in weighings:
            spent += each.climb(batch, [step for step in each.steps if step <= _SMALL])
        deciding = []
        for measure in (lambda each: each.small_bytes, lambda each: each.small_growth):
            found = max(weighings, key=measure)
            if found not in deciding:
                deciding.append(found)
    for each in deciding:
        if each.ended == "done":
            done = each.points[-1][0] if each.points else 0
            steps = [step for step in each.steps if step > done]
            if steps:
                spent += each.climb(batch, steps)
    return tuple(each.result() for each in deciding), spent
