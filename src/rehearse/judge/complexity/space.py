"""Extra memory by size: which class it grows like. The weaker instrument, so it says "cannot tell" sooner."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .classes import EXPONENTIAL, SPACE, TIME, Class, Order, highest
from .decision import CANNOT_TELL, DOES_NOT_HOLD, HOLDS, Decision
from .fit import fit, is_exponential, tail
from .measured import FamilyRun, Site, SpaceRun

__all__ = ["SpaceFit", "decide_space", "fit_space", "is_sort_buffer"]

FLAT_BYTES = 1600
"""Growth over the whole ladder that still counts as constant."""
FLAT_SHARE = 0.1
"""Growth over the upper part, as a share of the peak, that still counts as constant."""
LEAST_BYTES = ((Order(0.0, 3.0), 0.05), (Order(0.0, 2.0), 0.1), (Order(0.0), 0.5))
"""Least plausible bytes for each unit of a class, from that order on."""
SETTLED_SHARE = 0.02
"""Growth over the last doubling, as a share of the peak, below which the memory has settled."""
RIVAL_FACTOR = 1.5
RIVAL_MARGIN = 0.02
STEEP = 4.5
"""Power of n in the last steps of a short ladder above which growth is exponential."""
SHORT = 64
LEAST_TOP = 1024
"""A ladder that ends below says too little: 1,600 bytes are 200 list places."""
LEAST_POWER = 2.0
LEAST_TABLE = 1 << 16
"""Bytes of a table that shows on a short ladder."""
REGULAR_WHOLE = 0.15
REGULAR_STEP = 0.2
"""How far the slope over three doublings, and over each of the last two, may lie from the power."""
LEAST_DEPTH = 3
SORT_BYTES = 4.5
"""Bytes for each element that an in-place sort uses at most: half as many pointers, and some slack."""


@dataclass(frozen=True, slots=True)
class SpaceFit:
    """What memory and recursion depth say about a function."""

    best: Class
    low: Class
    high: Class
    depth_low: Class
    """What the recursion alone needs at least: counted, not weighed, so it holds on short ladders too."""
    n_top: int
    """The size the shortest ladder reached."""
    points: tuple[tuple[int, int], ...]
    """(size, bytes) of the run that decided."""

    @property
    def is_short(self) -> bool:
        return self.n_top < LEAST_TOP and self.best is not EXPONENTIAL and not self._is_regular

    @property
    def _is_regular(self) -> bool:
        """Whether a table shows on a short ladder already: memory of a square or more that grew by nothing else over
        three doublings. Nothing that is linear does: numbers that outgrow the small integers make an element heavier
        by less than five times, once."""
        power = self.best.order.power
        if power < LEAST_POWER or self.low is not self.best or self.high is not self.best:
            return False
        known = dict(self.points)
        top = self.points[-1][0]
        if known[top] < LEAST_TABLE or not all(top // step in known for step in (2, 4, 8)):
            return False
        last, half, quarter, eighth = (max(known[top // step], 1) for step in (1, 2, 4, 8))
        return (
            abs(math.log2(last / eighth) / 3 - power) < REGULAR_WHOLE
            and abs(math.log2(last / half) - power) < REGULAR_STEP
            and abs(math.log2(half / quarter) - power) < REGULAR_STEP
        )


def fit_run(points: Sequence[tuple[int, int]], classes: Sequence[Class] = SPACE) -> tuple[Class, tuple[Class, ...]]:
    """The class of (size, bytes), and its rivals with it."""
    constant = (TIME[0], (TIME[0],))
    if len(points) < 3:
        return constant
    least, (top, most) = min(size for _, size in points[:3]), points[-1]
    if most - least < FLAT_BYTES:
        return constant
    if top <= SHORT and is_exponential([(n, size - least + 64.0) for n, size in points]):
        return EXPONENTIAL, (EXPONENTIAL,)
    upper = [(int(n), int(size)) for n, size in tail(points)]
    if len(upper) < 4:
        upper = list(points[-4:])
    if upper[-1][1] - upper[0][1] < max(200.0, FLAT_SHARE * upper[-1][1]):
        return constant
    if top <= SHORT and _is_steep(upper, least):
        return EXPONENTIAL, (EXPONENTIAL,)
    misfits = {}
    for found in classes:
        if found.order <= TIME[1].order or found.order.exponential:
            continue
        least_bytes = next(size for order, size in LEAST_BYTES if found.order >= order)
        if (most - least) / math.exp(found.log_value(top)) >= least_bytes:
            misfit = _misfit(upper, found)
            if misfit is not None:
                misfits[found] = misfit
    if not misfits:
        if all(most - size < SETTLED_SHARE * most for n, size in points if n >= top / 2):
            # 26 counters that outgrow the small integers, and no more.
            return constant
        # It grows, and by too little for a list: anything up to n bits.
        return TIME[1], TIME[:4]
    best = min(misfits, key=lambda found: misfits[found])
    limit = RIVAL_FACTOR * misfits[best] + RIVAL_MARGIN
    return best, tuple(found for found in misfits if found is best or misfits[found] < limit)


def _is_steep(upper: Sequence[tuple[int, int]], least: int) -> bool:
    (before, less), (last, more) = upper[-2:]
    if more - least <= 4000 or less <= least + 64:
        return False
    return math.log((more - least) / (less - least)) / math.log(last / before) > STEEP


def _misfit(points: Sequence[tuple[int, int]], against: Class) -> float | None:
    """Relative root mean square of bytes = a + b g(n) with a >= 0 and b > 0; None where b would not be."""
    values = [math.exp(against.log_value(n)) for n, _ in points]
    weights = [1 / max(size, 64) ** 2 for _, size in points]
    total = math.fsum(weights)
    sizes = [float(size) for _, size in points]
    middle_g = math.fsum(w * g for w, g in zip(weights, values, strict=True)) / total
    middle_y = math.fsum(w * y for w, y in zip(weights, sizes, strict=True)) / total
    across = math.fsum(w * (g - middle_g) ** 2 for w, g in zip(weights, values, strict=True))
    if across == 0:
        return None
    both = math.fsum(w * (g - middle_g) * (y - middle_y) for w, g, y in zip(weights, values, sizes, strict=True))
    factor = both / across
    start = middle_y - factor * middle_g
    if start < 0:
        start = 0.0
        factor = math.fsum(w * g * y for w, g, y in zip(weights, values, sizes, strict=True)) / math.fsum(
            w * g * g for w, g in zip(weights, values, strict=True)
        )
    if factor <= 0:
        return None
    off = [w * (y - start - factor * g) ** 2 for w, g, y in zip(weights, values, sizes, strict=True)]
    return math.sqrt(math.fsum(off) / len(off))


def fit_space(
    runs: Sequence[SpaceRun], families: Sequence[FamilyRun], classes: Sequence[Class] = SPACE
) -> SpaceFit | None:
    """Class of extra memory over all families: the higher of peak bytes and recursion depth. None without data."""
    runs = [run for run in runs if len(run.points) >= 3]
    if not runs:
        return None
    fits = [(run, *fit_run(run.points, classes)) for run in runs]
    depths = [_fit_depth([(point.n, point.depth) for point in family.points]) for family in families if family.points]
    depths += [_fit_depth(run.depths) for run in runs if run.depths]
    deepest = [found for found in depths if found is not None]
    best = highest([*(found for _, found, _ in fits), *(found for found, _ in deepest)])
    lows = [min(rivals, key=lambda one: one.order) for _, _, rivals in fits]
    highs = [max(rivals, key=lambda one: one.order) for _, _, rivals in fits]
    depth_lows = [min(rivals, key=lambda one: one.order) for _, rivals in deepest]
    depth_highs = [max(rivals, key=lambda one: one.order) for _, rivals in deepest]
    shown = max(fits, key=lambda one: (one[1].order, one[0].points[-1]))[0]
    return SpaceFit(
        best,
        highest([*lows, *depth_lows]),
        highest([*highs, *depth_highs]),
        highest(depth_lows),
        min(run.points[-1][0] for run in runs),
        shown.points,
    )


def _fit_depth(points: Sequence[tuple[int, int]]) -> tuple[Class, tuple[Class, ...]] | None:
    """The class of the recursion depth; None where nothing recurses."""
    if not points or points[-1][1] <= LEAST_DEPTH:
        return None
    classes = [found for found in SPACE if found.order.power <= 1 and not found.order.exponential]
    found = fit([(n, float(depth)) for n, depth in points], classes)
    return found.best, found.rivals


def is_sort_buffer(measured: SpaceFit, sites: Sequence[Site]) -> bool:
    """Whether all the memory is what sorting in place takes inside the interpreter."""
    n, size = measured.points[-1]
    return any(".sort(" in site.text for site in sites) and size <= SORT_BYTES * n + FLAT_BYTES


def decide_space(stated: Class, measured: SpaceFit) -> Decision:
    """The answer to a space statement."""
    if 0 < stated.order.exponential < 1:
        return Decision(CANNOT_TELL, reason="between")
    if measured.is_short:
        is_too_low = stated.order < measured.depth_low.order
        return Decision(DOES_NOT_HOLD) if is_too_low else Decision(CANNOT_TELL, reason="short")
    if stated.order < measured.low.order:
        return Decision(DOES_NOT_HOLD)
    if stated.order > measured.high.order:
        return Decision(HOLDS, is_tight=False)
    if stated.order == measured.best.order:
        return Decision(HOLDS, is_tight=True)
    return Decision(CANNOT_TELL, reason="rivals")
