"""Counts made from formulas, as a growth run would hand them over."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from random import Random

from rehearse.judge.complexity import ClockRun, FamilyRun, Measured, Point, Site, SpaceRun, Statement, read

Formula = Callable[[float], float]

SIZES = (*range(2, 17), 18, 20, 22, 24, 28, 32, *(round(32 * 2 ** (step / 2)) for step in range(1, 19)))
"""The ladder of lengths, up to 16,384."""
NUMBERS = (*range(2, 17), *(2**power for power in range(5, 63)))
"""The ladder of integers."""
SMALL = tuple(range(2, 21))
"""Where exponential work ends."""

FORMULAS: dict[str, Formula] = {
    "1": lambda n: 7,
    "log n": lambda n: math.floor(math.log2(n)) + 1,
    "sqrt n": lambda n: math.isqrt(int(n)),
    "n": lambda n: n,
    "n log n": lambda n: n * math.log2(n),
    "n^2": lambda n: n * (n - 1) / 2,
    "n^2 log n": lambda n: n * n * math.log2(n),
    "n^3": lambda n: n**3 / 6,
    "n^4": lambda n: n**4 / 24,
    "2^n": lambda n: 2**n,
}
TOPS = {"n^2": 1024, "n^2 log n": 512, "n^3": 91, "n^4": 45, "2^n": 20}
"""Where a ladder of counts ends; the others reach its top."""


def stated(text: str, *sizes: str) -> Statement:
    found = read(text, sizes=sizes or ("n",))
    assert found is not None
    return found


def family(
    *formulas: Formula, sizes: Sequence[int] = SIZES, name: str = "random", noise: float = 0.0, depth: int = 1
) -> FamilyRun:
    """A family whose sites cost what the formulas say, give or take a share of noise."""
    rng = Random(7)
    points = tuple(
        Point(n, None, tuple(max(0.0, formula(n) * (1 + rng.uniform(-noise, noise))) for formula in formulas), depth)
        for n in sizes
    )
    return FamilyRun(name, "", points, "size")


def of_class(name: str, *, noise: float = 0.0) -> FamilyRun:
    """A family of one site of that class, on the ladder its cost allows."""
    sizes = [n for n in SIZES if n <= TOPS.get(name, 20_000)]
    return family(FORMULAS[name], sizes=SMALL if name == "2^n" else sizes, noise=noise)


def measured(
    *families: FamilyRun,
    space: Sequence[SpaceRun] = (),
    clock: ClockRun | None = None,
    texts: Sequence[str] = (),
    unknown_calls: tuple[str, ...] = (),
) -> Measured:
    """What a run of these families hands over; site i stands in line i + 2."""
    count = max((len(run.points[0].counts) for run in families if run.points), default=1)
    sites = tuple(Site(place + 2, texts[place] if texts else f"site {place}", "loop") for place in range(count))
    return Measured("f", "certified", sites, tuple(families), tuple(space), clock, unknown_calls, 0.1, None)


def two(*formulas: Callable[[float, float], float], sizes: Sequence[int] = SIZES, name: str = "random") -> Measured:
    """A function of two sizes, along its three axes."""
    runs = []
    for axis in ("n", "m", "both"):

        def at(k: int, axis: str = axis) -> tuple[int, int]:
            return (12 if axis == "m" else k, 12 if axis == "n" else k)

        points = []
        for k in sizes:
            counts = tuple(formula(*at(k)) for formula in formulas)
            points.append(Point(*at(k), counts, 1))
            if sum(counts) > 200_000 and len(points) > 12:
                break
        runs.append(FamilyRun(name, axis, tuple(points), "cost"))
    return measured(*runs)


def memory(
    formula: Formula, *, sizes: Sequence[int] = (), depth: Formula = lambda n: 1, ended: str = "size"
) -> SpaceRun:
    """Bytes of extra peak on the ladder of memory."""
    sizes = sizes or (4, 6, *range(8, 17), 18, 20, 22, 24, *(32 * 2**step for step in range(10)))
    points = tuple((n, int(formula(n))) for n in sizes)
    return SpaceRun("random", "", points, tuple((n, int(depth(n))) for n in sizes), ended)
