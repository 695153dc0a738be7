"""From the counts of one site to its class: the class whose quotient work / g(n) stays flat.

*Drift* is the slope of ln(work / g(n)) over ln n: 0 when g fits, 1 when the work grows by one power of n more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .classes import EXPONENTIAL, TIME, Class, highest, lowest

__all__ = ["LEAST_POINTS", "REACH", "Fit", "Line", "fit", "line", "tail"]

LEAST_POINTS = 4
"""Sizes without which nothing is said."""
REACH = 32.0
"""The fit looks at sizes from n_top / 32 on; what happens at small sizes is settling."""
LATE_REACH = 4.0
"""The second look, at what the largest sizes say."""
FAR = 2.0**20
"""Above it sizes are integers themselves, not lengths: the look goes down to sqrt(n_top)."""
MARGIN = 0.03
"""A class whose drift is this close to the best one's is a rival."""
RIVAL_FACTOR = 2.5
NO_CLASS = 0.2
"""Drift of the best class above which none fits."""
SIMPLER = 0.25
"""A simpler class wins a near tie only below this drift."""
LOGARITHM = "log n"
STEADY = 0.1
"""Distance from a straight line over ln n, as a share of the rise, up to which counts rise with ln n."""
EXPONENT = 0.18
"""Slope of ln(work) over n from which growth may be exponential: 1.2 times for each step of n."""
EXPONENTIAL_TOP = 64


@dataclass(frozen=True, slots=True)
class Line:
    """A weighted least-squares line."""

    slope: float
    error: float
    """Standard error of the slope."""
    scatter: float
    """Root mean square of the residuals."""
    spread: float
    """Root mean square distance from the mean."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What the counts of one site say."""

    best: Class
    rivals: tuple[Class, ...]
    """Classes that fit as well, the best one among them, from slow to fast."""
    drifts: Mapping[str, float]
    """Drift by class name, the flattest first; empty when nothing had to be compared."""
    scatter: float
    """How much ln(work / g(n)) jumps about for the best class."""
    is_between: bool = False
    """No class of the table fits: the growth lies between two of them."""

    @property
    def low(self) -> Class:
        return lowest(self.rivals)

    @property
    def high(self) -> Class:
        return highest(self.rivals)


def line(xs: Sequence[float], ys: Sequence[float], weights: Sequence[float] | None = None) -> Line:
    """The line through at least two points; of slope 0 where all xs are equal."""
    weights = weights or [1.0] * len(xs)
    total = math.fsum(weights)
    middle_x = math.fsum(w * x for w, x in zip(weights, xs, strict=True)) / total
    middle_y = math.fsum(w * y for w, y in zip(weights, ys, strict=True)) / total
    across = math.fsum(w * (x - middle_x) ** 2 for w, x in zip(weights, xs, strict=True)) / total
    if across == 0:
        return Line(0.0, math.inf, 0.0, 0.0)
    both = math.fsum(w * (x - middle_x) * (y - middle_y) for w, x, y in zip(weights, xs, ys, strict=True)) / total
    slope = both / across
    off = [y - middle_y - slope * (x - middle_x) for x, y in zip(xs, ys, strict=True)]
    scatter = math.sqrt(math.fsum(w * r * r for w, r in zip(weights, off, strict=True)) / total)
    spread = math.sqrt(math.fsum(w * (y - middle_y) ** 2 for w, y in zip(weights, ys, strict=True)) / total)
    return Line(slope, scatter / math.sqrt(max(1, len(xs) - 2) * across), scatter, spread)


def tail(points: Sequence[tuple[float, float]], reach: float = REACH) -> list[tuple[float, float]]:
    """The upper part of a ladder: sizes from n_top / reach on, further down for huge integers."""
    top = points[-1][0]
    if top > FAR:
        # The same share of the logarithmic range as 32 has of 1,024.
        reach = top ** (math.log(reach) / math.log(REACH) / 2)
    return [point for point in points if point[0] >= top / reach]


def is_exponential(points: Sequence[tuple[float, float]]) -> bool:
    """Whether the last sizes, all small, grow by a factor for each step of n."""
    used = [(n, work) for n, work in points if n >= 3 and work >= 2][-8:]
    if len(used) < LEAST_POINTS or used[-1][0] > EXPONENTIAL_TOP:
        return False
    sizes = [n for n, _ in used]
    logs = [math.log(work) for _, work in used]
    by_step, by_power = line(sizes, logs), line([math.log(n) for n in sizes], logs)
    last = (logs[-1] - logs[-2]) / (sizes[-1] - sizes[-2])
    return by_step.slope > EXPONENT and by_step.scatter < 0.9 * by_power.scatter and last > EXPONENT


def fit(points: Sequence[tuple[float, float]], classes: Sequence[Class] = TIME) -> Fit:
    """The class of (size, work) in order of size; the work is positive or the point is left out."""
    points = [(n, work) for n, work in points if work > 0]
    is_flat = bool(points) and points[0][1] == points[-1][1] == max(work for _, work in points)
    if len(points) < 3 or is_flat:
        return Fit(TIME[0], (TIME[0],), {}, 0.0)
    if is_exponential(points):
        return Fit(EXPONENTIAL, (EXPONENTIAL,), {EXPONENTIAL.name: 0.0}, 0.0)
    upper = tail(points)
    if len(upper) < LEAST_POINTS:
        upper = points[-LEAST_POINTS:]
    weights = [float(place) for place in range(1, len(upper) + 1)]
    lines = {found.name: _drift(upper, found, weights) for found in classes}
    # On a longer window the same drift is a larger misfit.
    stretch = max(1.0, math.log(upper[-1][0] / upper[0][0]) / math.log(REACH))
    drifts = {name: found.slope for name, found in lines.items()}
    best = min(classes, key=lambda found: abs(drifts[found.name]))
    error = lines[best.name].error
    rivals = _near(drifts, best, error, stretch)
    late, late_best = drifts, best
    ending = tail(upper, LATE_REACH)
    if len(ending) >= LEAST_POINTS:
        # Growth that bends on the ladder: what the largest sizes say counts too.
        late = {found.name: _drift(ending, found).slope for found in classes}
        late_best = min(classes, key=lambda found: abs(late[found.name]))
        rivals |= _near(late, late_best, 0.0, stretch)
    if best is TIME[0] and _rises_steadily(upper):
        # Beside a large constant a logarithm hardly moves the quotient, but it moves the counts.
        rivals |= {LOGARITHM} & drifts.keys()
    is_between = min(abs(drifts[best.name]), abs(late[late_best.name])) > NO_CLASS
    best = _simplest(classes, drifts, best, error)
    return Fit(
        best,
        tuple(sorted((found for found in classes if found.name in rivals or found is best), key=lambda one: one.order)),
        dict(sorted(drifts.items(), key=lambda pair: abs(pair[1]))),
        lines[best.name].spread,
        is_between,
    )


def _drift(points: Sequence[tuple[float, float]], against: Class, weights: Sequence[float] | None = None) -> Line:
    return line(
        [math.log(n) for n, _ in points], [math.log(work) - against.log_value(n) for n, work in points], weights
    )


def _rises_steadily(points: Sequence[tuple[float, float]]) -> bool:
    """Whether the work itself is a rising straight line over ln n, whatever constant lies below it."""
    if any(later < earlier for (_, earlier), (_, later) in pairwise(points)):
        return False
    rise = points[-1][1] - points[0][1]
    return rise > 0 and line([math.log(n) for n, _ in points], [work for _, work in points]).scatter <= STEADY * rise


def _near(drifts: Mapping[str, float], best: Class, error: float, stretch: float) -> set[str]:
    least = abs(drifts[best.name])
    limit = max(least + max(MARGIN / stretch, 2 * error), RIVAL_FACTOR * least)
    return {name for name, drift in drifts.items() if abs(drift) <= limit}


def _simplest(classes: Sequence[Class], drifts: Mapping[str, float], best: Class, error: float) -> Class:
    """The slowest class that is as flat as the best one, within the error of its drift."""
    limit = min(abs(drifts[best.name]) + error, SIMPLER)
    return lowest(
        [found for found in classes if found.order < best.order and abs(drifts[found.name]) <= limit] or [best]
    )
