"""A statement against what was measured: holds, does not hold, cannot tell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .classes import Class
from .family import FunctionFit
from .fit import Line, line
from .measured import ClockRun, FamilyRun

__all__ = ["CANNOT_TELL", "DOES_NOT_HOLD", "HOLDS", "Decision", "Pace", "decide", "pace"]

HOLDS = "holds"
DOES_NOT_HOLD = "does_not_hold"
CANNOT_TELL = "cannot_tell"

HIDDEN = 0.6
"""The clock's slope exceeds that of the counts by more: something inside a library call is not counted."""
BELOW_CLOCK = 0.5
HALF_A_POWER = 0.5
CLOCK_AGREES = 0.25
EXPONENTIAL_POWER = 9.0
"""Stands for the power of an exponential class."""
LEAST_SECONDS = 4e-4
"""Below it a clock reading is mostly noise."""
MOST_READINGS = 5
LEAST_READINGS = 3
GAP = 2.3
"""Neighbouring readings lie a doubling apart; a reading beyond a larger gap is noise above the floor."""
SOUND_SECONDS = 3e-3
"""What the largest reading must reach before a flat clock can stop a rejection: fixed costs look flat too."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one statement."""

    answer: str
    """``holds``, ``does_not_hold`` or ``cannot_tell``."""
    is_tight: bool | None = None
    """Whether the statement is the class itself; None unless it holds."""
    reason: str = ""
    """Why nothing can be told: ``rivals``, ``clock``, ``short``, ``between``, ``stopped``."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The clock beside the counts, both as slopes of logarithms over ln n on the same sizes."""

    slope: float
    count_slope: float
    n_top: int
    error: float = 0.0
    """Standard error of the clock's slope: a busy machine blurs it."""
    seconds: float = 0.0
    """The largest reading."""
    late: float | None = None
    """Slope between the two largest readings, which a busy machine blurs least."""

    @property
    def hides_work(self) -> bool:
        """Something costs more than is counted, and the blur of the clock does not explain it."""
        steepest = self.slope - self.error if self.late is None else min(self.slope - self.error, self.late)
        return steepest - self.count_slope > HIDDEN

    def contradicts(self, power: float) -> bool:
        """Whether the clock soundly says that no more than this power is needed."""
        return self.seconds >= SOUND_SECONDS and self.slope + self.error < power + CLOCK_AGREES


def pace(clock: ClockRun | None, runs: Sequence[FamilyRun]) -> Pace | None:
    """Slopes of clock and counts; None where too few sizes took long enough to time."""
    readings = [] if clock is None else _sound(clock.points)
    if clock is None or len(readings) < LEAST_READINGS:
        return None
    timed = [run for run in runs if run.name == clock.family and run.axis in {"", "both"} and run.points] or [
        run for run in runs if run.axis in {"", "both"} and run.points
    ]
    if not timed:
        return None
    work = [(point.n, sum(point.counts)) for point in timed[0].points if sum(point.counts) > 0]
    beside = [(n, steps) for n, steps in work if readings[0][0] / 1.5 <= n <= readings[-1][0] * 1.5]
    if len(beside) < LEAST_READINGS:
        beside = work[-LEAST_READINGS:]
    if len(beside) < LEAST_READINGS:
        return None

    timing, counting = _line(readings), _line(beside)
    return Pace(
        slope=round(timing.slope, 4),
        count_slope=round(counting.slope, 4),
        n_top=readings[-1][0],
        error=round(timing.error, 4),
        seconds=readings[-1][1],
        late=round(_line(readings[-2:]).slope, 4),
    )


def _line(points: Sequence[tuple[float, float]]) -> Line:
    return line([math.log(n) for n, _ in points], [math.log(value) for _, value in points])


def _sound(points: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """The last readings above the noise, each a doubling from the next."""
    kept: list[tuple[int, float]] = []
    for n, seconds in reversed(points):
        if seconds < LEAST_SECONDS or (kept and kept[0][0] > GAP * n):
            break
        kept.insert(0, (n, seconds))
    return kept[-MOST_READINGS:]


def power_of(found: Class) -> float:
    """Power of n, large for exponentials."""
    return EXPONENTIAL_POWER if found.order.exponential else found.order.power


def decide(stated: Class, measured: FunctionFit, clock: Pace | None) -> Decision:
    """The rules of the answer, in their order. Every doubt ends in "cannot tell"."""
    power = power_of(stated)
    if 0 < stated.order.exponential < 1:
        # Between every power and 2^n: no ladder of ours tells it from either.
        return Decision(CANNOT_TELL, reason="between")
    if stated.order < measured.low.order:
        if measured.is_between and power_of(measured.best) - power < HALF_A_POWER:
            return Decision(CANNOT_TELL, reason="between")
        is_far = power_of(measured.low) - power >= HALF_A_POWER
        if is_far and clock is not None and clock.contradicts(power):
            return Decision(CANNOT_TELL, reason="clock")
        # Hidden work would only add to what is counted, so it does not stop a rejection.
        return Decision(DOES_NOT_HOLD)
    if clock is not None and clock.hides_work and power < clock.slope - BELOW_CLOCK:
        return Decision(CANNOT_TELL, reason="clock")
    if stated.order > measured.high.order:
        return Decision(HOLDS, is_tight=False)
    if measured.is_between:
        return Decision(CANNOT_TELL, reason="between")
    if stated.order == measured.best.order:
        return Decision(HOLDS, is_tight=True)
    return Decision(CANNOT_TELL, reason="rivals")
