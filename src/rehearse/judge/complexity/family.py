"""From sites to a function: the dearest site that matters decides, and the worst family of inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .classes import TIME, Class, highest
from .fit import LEAST_POINTS, Fit, fit
from .measured import FamilyRun

__all__ = ["FamilyFit", "FunctionFit", "SiteFit", "fit_family", "fit_function", "is_short"]

LEAST_SHARE = 0.002
"""A site with less of the work at the top size is ignored."""
NOISY = 0.2
"""Scatter above which a small site is ignored."""
NOISY_SHARE = 0.05
WILD = 0.6
"""Scatter above which a site may raise doubt but not reject."""
SHORT = 64
"""A ladder that ends below this size says nothing about flat work: a fixed cost may hide the growth."""
FLAT = 3.0


@dataclass(frozen=True, slots=True)
class SiteFit:
    """One site that matters in one family."""

    place: int
    """Index of the site."""
    share: float
    """Its share of the work at the top size, in [0, 1]."""
    fit: Fit


@dataclass(frozen=True, slots=True)
class FamilyFit:
    """What one family of inputs says."""

    run: FamilyRun
    best: Class
    low: Class
    high: Class
    is_between: bool
    is_wild: bool
    """The work of the sites that decide jumps about: it may raise doubt, not reject."""
    sites: tuple[SiteFit, ...]

    @property
    def deciding(self) -> SiteFit | None:
        """The dearest of the sites with the highest class."""
        mine = [site for site in self.sites if site.fit.best is self.best]
        return max(mine, key=lambda site: site.share, default=None)


@dataclass(frozen=True, slots=True)
class FunctionFit:
    """What all families together say about a function."""

    best: Class
    low: Class
    high: Class
    is_between: bool
    families: tuple[FamilyFit, ...]

    @property
    def deciding(self) -> FamilyFit:
        """The family that has the function's class, the one with the largest sizes of them."""
        mine = [family for family in self.families if family.best is self.best]
        calm = [family for family in mine if not family.is_wild]
        return max(calm or mine, key=lambda family: family.run.points[-1].n)


def fit_family(run: FamilyRun, classes: Sequence[Class] = TIME) -> FamilyFit | None:
    """The class of a family; None when its ladder has fewer than four sizes."""
    if len(run.points) < LEAST_POINTS:
        return None
    last = run.points[-1].counts
    total = sum(last)
    seen: dict[tuple[float, ...], Fit] = {}
    sites, wild = [], set[int]()
    for place, work in enumerate(last):
        if work <= 0 or work < LEAST_SHARE * total:
            continue
        row = tuple(point.counts[place] for point in run.points)
        if row not in seen:
            seen[row] = fit([(point.n, count) for point, count in zip(run.points, row, strict=True)], classes)
        found = seen[row]
        if found.scatter > NOISY and work < NOISY_SHARE * total:
            continue
        if found.scatter > WILD:
            wild.add(place)
        sites.append(SiteFit(place, work / total, found))
    best = highest(site.fit.best for site in sites)
    calm = [site for site in sites if site.place not in wild]
    return FamilyFit(
        run,
        best,
        # What the calm sites need is needed, whatever the wild ones do.
        highest(site.fit.low for site in calm),
        highest(site.fit.high for site in sites),
        any(site.fit.is_between and site.fit.best.order >= best.order for site in sites),
        bool(wild) and all(site.fit.best is not best for site in calm),
        tuple(sites),
    )


def fit_function(runs: Sequence[FamilyRun], classes: Sequence[Class] = TIME) -> FunctionFit | None:
    """The class of a function over all its families; None when none of them has data."""
    found = [family for family in (fit_family(run, classes) for run in runs) if family is not None]
    if not found:
        return None
    calm = [family for family in found if not family.is_wild] or found
    best = highest(family.best for family in calm)
    return FunctionFit(
        best,
        highest(family.low for family in found),
        highest(family.high for family in found),
        any(family.is_between and family.best is best for family in calm),
        tuple(found),
    )


def is_short(runs: Sequence[FamilyRun]) -> bool:
    """Whether every ladder ended at small sizes before the work had grown: nothing can be said about it."""

    def is_flat(run: FamilyRun) -> bool:
        return run.points[-1].n < SHORT and sum(run.points[-1].counts) < FLAT * sum(run.points[0].counts)

    return all(is_flat(run) for run in runs if run.points)
