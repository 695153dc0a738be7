"""Step curves: sums that grow month by month and jump on dates (look design, section 8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["MOST_SERIES", "StepCurve", "StepSeries", "step_curve"]

MOST_SERIES = 3
"""Lines are told apart by dash; more than three are not."""

Steps = Sequence[tuple[float, float]]
"""(just before the end of the month, at its end), month 0 first."""


@dataclass(frozen=True, slots=True)
class StepSeries:
    """One line in a square of 100 by 100 units, y downwards."""

    name: str
    style: str
    """``s1`` full, ``s2`` dashed, ``s3`` dotted."""
    path: str


@dataclass(frozen=True, slots=True)
class StepCurve:
    """A drawing without words: the page writes the labels in its own digits."""

    series: tuple[StepSeries, ...]
    rows: tuple[str, ...]
    """y of each line of the grid, top first."""
    y_labels: tuple[float, ...]
    """Values of ``rows``, above the baseline."""
    columns: tuple[str, ...]
    x_labels: tuple[int, ...]
    """Months."""
    mark: str
    """x of the marked month; empty without one."""
    baseline: float
    """What a month subtracts from every line; 0 when nothing is subtracted."""


def _place(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def tick(span: float, *, most: int = 7) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that cuts ``span`` into at most ``most`` parts.

    >>> tick(340_000), tick(0.9)
    (50000.0, 0.2)
    """
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10, 20) if factor * power * most >= span)


def step_curve(lines: Sequence[tuple[str, Steps]], *, mark: int | None = None, baseline: float = 0.0) -> StepCurve:
    """Draws up to three lines of the same number of months, at least one month long.

    ``baseline`` is taken off per month, the same from each: lines that all climb differ too little to be seen.
    Between the ends of two months a line is straight (pay is earned day by day), at an end it jumps.
    """
    if not 0 < len(lines) <= MOST_SERIES:
        raise ValueError(f"a step curve has 1 to {MOST_SERIES} lines, not {len(lines)}")
    months = len(lines[0][1]) - 1
    if months < 1 or any(len(steps) != months + 1 for _name, steps in lines):
        raise ValueError("every line needs the same months, two ends at least")
    shifted = [
        (name, [(before - baseline * month, at - baseline * month) for month, (before, at) in enumerate(steps)])
        for name, steps in lines
    ]
    values = [0.0, *(value for _name, steps in shifted for pair in steps for value in pair)]
    step = tick(max(values) - min(values))
    low = math.floor(min(values) / step + 1e-9)
    high = max(low + 1, math.ceil(max(values) / step - 1e-9))

    def y(value: float) -> str:
        return _place(100 - 100 * (value / step - low) / (high - low))

    def path(steps: Steps) -> str:
        parts = [f"M0 {y(steps[0][1])}"]
        for month, (before, at) in enumerate(steps[1:], 1):
            x = _place(100 * month / months)
            parts.append(f"L{x} {y(before)}")
            if y(at) != y(before):
                parts.append(f"V{y(at)}")
        return "".join(parts)

    years = range(0, months + 1, 12) if months >= 12 else (0, months)
    return StepCurve(
        series=tuple(
            StepSeries(name, style, path(steps))
            for (name, steps), style in zip(shifted, ("s1", "s2", "s3"), strict=False)
        ),
        rows=tuple(y(step * n) for n in range(high, low - 1, -1)),
        y_labels=tuple(step * n for n in range(high, low - 1, -1)),
        columns=tuple(_place(100 * month / months) for month in years if 0 < month < months),
        x_labels=tuple(years),
        mark="" if mark is None else _place(100 * mark / months),
        baseline=baseline,
    )
