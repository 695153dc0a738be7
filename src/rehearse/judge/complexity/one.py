"""One size: the class of the function, the answer to the statement, and the places that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .classes import EXPONENTIAL, TIME, Class
from .decision import CANNOT_TELL, DOES_NOT_HOLD, Decision, Pace, decide, pace
from .family import FamilyFit, FunctionFit, SiteFit, fit_function, is_short
from .measured import FamilyRun, Measured
from .statement import Statement

__all__ = ["STOPS", "OneAnswer", "Spot", "answer_one", "classes_with"]

STOPS = ("exception", "recursion", "time")
"""Ends of a ladder that are the function's own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A site in a family: what the report points at."""

    family: FamilyFit
    site: SiteFit

    @property
    def points(self) -> tuple[tuple[int, float, float], ...]:
        """(size, work of the site, work in all)."""
        return tuple((point.n, point.counts[self.site.place], sum(point.counts)) for point in self.family.run.points)


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """What one size says."""

    fits: FunctionFit | None
    """None when nothing can be told."""
    clock: Pace | None
    stated: Class | None
    decision: Decision
    """Without a statement, only its reason means something."""
    n_top: int
    """The largest size of all families, 0 without any."""

    @property
    def spot(self) -> Spot | None:
        """The site that decides; where the statement fails, the dearest site that outgrows it."""
        if self.fits is None:
            return None
        if self.decision.answer == DOES_NOT_HOLD and self.stated is not None:
            above = [
                Spot(family, site)
                for family in self.fits.families
                for site in family.sites
                if site.fit.low.order > self.stated.order and not family.is_wild
            ]
            if above:
                return max(above, key=lambda one: (one.site.fit.best.order, one.site.share, one.points[-1][0]))
        family = self.fits.deciding
        return None if family.deciding is None else Spot(family, family.deciding)


def classes_with(stated: Class | None) -> tuple[Class, ...]:
    """The classes of the table, and the statement's own formula where it is none of them."""
    if stated is None or stated in TIME or stated is EXPONENTIAL:
        return TIME
    return tuple(sorted((*TIME, stated), key=lambda found: found.order))


def answer_one(measured: Measured, statement: Statement | None) -> OneAnswer:
    """The answer for functions of one size."""
    runs = [run for run in measured.families if not run.axis]
    n_top = max((run.points[-1].n for run in runs if run.points), default=0)
    stated = None if statement is None else statement.as_class()
    clock = pace(measured.clock, runs)
    fits = fit_function(runs, classes_with(stated))
    if measured.failure is not None or fits is None:
        has_stopped = measured.failure is not None or any(run.ended in STOPS for run in runs)
        return OneAnswer(
            None, clock, stated, Decision(CANNOT_TELL, reason="stopped" if has_stopped else "short"), n_top
        )
    if is_short(runs) or (statement is not None and statement.has_two_sizes):
        return OneAnswer(None, clock, stated, Decision(CANNOT_TELL, reason=_why_short(runs)), n_top)
    if stated is None:
        return OneAnswer(fits, clock, None, Decision(CANNOT_TELL, reason=_doubt(fits, clock)), n_top)
    return OneAnswer(fits, clock, stated, decide(stated, fits, clock), n_top)


def _why_short(runs: Sequence[FamilyRun]) -> str:
    return "stopped" if any(run.ended in STOPS for run in runs) else "short"


def _doubt(fits: FunctionFit, clock: Pace | None) -> str:
    """What would make any class near the measured one doubtful."""
    if clock is not None and clock.hides_work:
        return "clock"
    if fits.is_between:
        return "between"
    return "" if fits.low is fits.high else "rivals"
