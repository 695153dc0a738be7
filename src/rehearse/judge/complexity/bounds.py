"""The time and space parts of the report, from what one size, two sizes or memory said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .classes import SPACE, TIME
from .curve import SHOWN
from .decision import CANNOT_TELL, DOES_NOT_HOLD, HOLDS, Decision
from .growth import Bound, SiteShare
from .measured import Measured
from .one import OneAnswer
from .space import SpaceFit, decide_space, fit_space, is_sort_buffer
from .statement import Statement
from .two import TwoAnswer

__all__ = ["Memory", "bound_of_one", "bound_of_two", "measure_space"]


def bound_of_one(measured: Measured, statement: Statement | None, one: OneAnswer) -> Bound:
    """Time in one size."""
    stated = None if statement is None else statement.name
    given = None if statement is None else one.decision.answer
    if one.fits is None:
        return Bound(None, None, None, (), stated, given, None, one.decision.reason)
    spot, site = one.spot, None
    nearest: list[tuple[str, float]] = []
    if spot is not None:
        place = measured.sites[spot.site.place]
        site = SiteShare(place.line, place.text, round(spot.site.share, 4))
        nearest = [(name, round(drift, 4) + 0.0) for name, drift in spot.site.fit.drifts.items()][:SHOWN]
    return Bound(
        found=one.fits.best.name,
        low=one.fits.low.name,
        high=one.fits.high.name,
        nearest=tuple(nearest),
        stated=stated,
        answer=given,
        is_tight=one.decision.is_tight,
        reason=one.decision.reason,
        site=site,
    )


def bound_of_two(
    measured: Measured, statement: Statement | None, two: TwoAnswer | None, fitting: Sequence[Statement]
) -> Bound:
    """Time in two sizes. ``fitting`` are formulas that fit what was measured, the best first."""
    ordered = [one.name for one in sorted(fitting, key=lambda one: one.order())]
    found, low, high = (fitting[0].name, ordered[0], ordered[-1]) if fitting else (None, None, None)
    if statement is None or two is None:
        reason = "" if fitting else ("stopped" if measured.failure is not None else "short")
        return Bound(found, low, high, reason=reason)
    site = None
    if two.place is not None and two.family is not None:
        place, counts = measured.sites[two.place], two.family.points[-1].counts
        site = SiteShare(place.line, place.text, round(counts[two.place] / sum(counts), 4))
    decision = two.decision
    return Bound(found, low, high, (), statement.name, decision.answer, decision.is_tight, decision.reason, site)


@dataclass(frozen=True, slots=True)
class Memory:
    """Space in the report, with what the sentences need beside it."""

    bound: Bound
    points: tuple[tuple[int, int], ...] = ()
    """(size, bytes) of the run that decided."""
    is_sorting: bool = False
    """All there is is the buffer of sorting in place, which the item does not count."""


def measure_space(measured: Measured, statement: Statement | None, *, inplace_sort: str) -> Memory:
    """Space in one size or two: with two, the class along each axis on its own."""
    axes = sorted({run.axis for run in measured.space})
    fits = {axis: _fit(measured, statement, axis) for axis in axes}
    known = {axis: found for axis, found in fits.items() if found is not None}
    stated = None if statement is None else statement.name
    if not known or (statement is not None and statement.has_two_sizes and not {"n", "m"} <= set(known)):
        reason = "stopped" if measured.failure is not None else "short"
        given = None if statement is None else CANNOT_TELL
        return Memory(Bound(None, None, None, stated=stated, answer=given, reason=reason if given else ""))
    is_sorting = inplace_sort == "free" and all(
        is_sort_buffer(found, measured.sites) and found.depth_low is TIME[0] for found in known.values()
    )
    names = _names(known, statement)
    is_short = any(found.is_short for found in known.values())
    bound = Bound(*(("1", "1", "1") if is_sorting else names), stated=stated, reason="short" if is_short else "")
    shown = max(known.values(), key=lambda found: found.points[-1])
    if statement is not None:
        decisions = [
            Decision(HOLDS, is_tight=statement.order(axis or "n") == TIME[0].order)
            if is_sorting
            else decide_space(statement.as_class(axis or "n"), found)
            for axis, found in known.items()
        ]
        decision = _together(decisions)
        bound = Bound(
            bound.found,
            bound.low,
            bound.high,
            (),
            stated,
            decision.answer,
            decision.is_tight,
            decision.reason,
        )
    return Memory(bound, shown.points, is_sorting)


def _fit(measured: Measured, statement: Statement | None, axis: str) -> SpaceFit | None:
    stated = [] if statement is None else [statement.as_class(axis or "n")]
    extra = [found for found in stated if found not in SPACE]
    return fit_space(
        [run for run in measured.space if run.axis == axis],
        [run for run in measured.families if run.axis == axis],
        sorted((*SPACE, *extra), key=lambda found: found.order),
    )


def _together(decisions: Sequence[Decision]) -> Decision:
    """One answer over the axes: the gravest counts, and only what is tight along each is tight."""
    for answer in (DOES_NOT_HOLD, CANNOT_TELL):
        for decision in decisions:
            if decision.answer == answer:
                return decision
    return Decision(HOLDS, is_tight=all(decision.is_tight for decision in decisions))


def _names(fits: dict[str, SpaceFit], statement: Statement | None) -> tuple[str, str, str]:
    """Class, low and high. With two sizes a product where the powers add up, else a sum."""
    if "n" not in fits or "m" not in fits:
        found = next(iter(fits.values()))
        return found.best.name, found.low.name, found.high.name
    n, m = ("n", "m") if statement is None or len(statement.sizes) < 2 else statement.sizes
    first, second = fits["n"].best, fits["m"].best
    left, right = first.name.replace("n", n), second.name.replace("n", m)
    both = fits.get("both")
    if second is TIME[0] or first is TIME[0]:
        name = left if second is TIME[0] else right
    elif both is not None and both.best.order.power >= first.order.power + second.order.power > 0:
        name = f"{left} {right}"
    else:
        name = f"{left} + {right}"
    return name, name, name
