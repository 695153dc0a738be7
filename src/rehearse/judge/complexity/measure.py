"""Measures how the work, the memory and the clock of a function grow, in boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rehearse.judge.errors import TrustedFailure
from rehearse.judge.limits import Limits
from rehearse.judge.messages import TEXTS as JUDGE_TEXTS
from rehearse.judge.messages import say
from rehearse.judge.worker import Judge
from rehearse.message import Message

from .batch import Batch, Finished
from .clock import candidates, slowest, timed
from .families import FIXED, Family
from .harness import program
from .instrument import CALL
from .ladder import C_WEIGHT, FAMILY_CAP, RUN_CAP, Ladder, price, sizes, space_sizes
from .measured import ClockRun, FamilyRun, Measured, Point, SpaceRun
from .memory import Weighing, weighed
from .messages import tell
from .sites import sites_of

__all__ = ["GrowthRequest", "Offer", "measure", "offered"]

BUDGET_S = 4.0
"""CPU seconds of one box: only a safety, the ladder is ended by counts."""
WEIGHING_S = 16.0
"""The same for memory, which is weighed only at sizes that the counts found affordable: watching every allocation is
slow, and a slow machine shall come as far as a fast one."""
SITES = 4_096
_BITS = 63
_UNKNOWN = 20
_FIRST_OF_TWO = 4
_TOP_OF_TWO = 8_192
"""Largest size where there are two: every family climbs three ladders or four."""
_GIVES_UP_AT = 16
"""A function that raises on every size up to this one is not asked further."""


@dataclass(frozen=True, slots=True)
class GrowthRequest:
    """A function, and what makes its inputs."""

    source: str
    function: str
    """Name of a function, or of a method of the source's class ``Solution``."""
    generator: str
    """Text with ``families = {"random": f, ...}``, ``f(n, rng) -> tuple``, or ``families2`` with ``f(n, m, rng)``."""
    sizes: tuple[str, ...] = ("n",)
    """Names of the sizes: one, or two."""
    families: tuple[str, ...] = ()
    """Empty: all of the generator's."""
    kind: str = ""
    """``list``, or ``int`` where the number itself is the size; empty: as the generator says, else ``list``."""
    n_max: int | None = None
    """Largest size; None: as the generator says, else the ladder's own."""
    with_space: bool = True
    with_clock: bool = True
    isolate: bool = False
    """A box for every size."""
    output_counts: bool = True
    """Whether the returned value counts as memory."""
    memory_mib: int = 256


@dataclass(frozen=True, slots=True)
class Offer:
    """What a generator says of itself."""

    families: tuple[str, ...]
    families2: tuple[str, ...]
    kind: str | None
    n_max: int | None


def offered(judge: Judge, generator: str) -> Offer:
    """Run a generator alone. Raises TrustedFailure when it fails or offers nothing."""
    found: list[Any] = []
    text = program("describe", "", generator, version=judge.runtime.version)
    batch = Batch(judge, Limits(cpu_s=BUDGET_S), BUDGET_S)

    def on_value(place: int, value: Any, cpu_s: float) -> bool:
        found.append(value)
        return False

    ended = batch.run(text, [(4,)], on_value)
    if ended.ended not in ("done", "stopped") or not found:
        reason = JUDGE_TEXTS.english(ended.message) if ended.message else ended.ended
        raise TrustedFailure(f"the generator: {reason} Give families = {{name: f}} with f(n, rng) -> tuple.")
    one, two, kind, n_max = found[0]
    if not one and not two:
        raise TrustedFailure("the generator: it has no families. Give families = {name: f} with f(n, rng) -> tuple.")
    kind = kind if kind in ("list", "int") else None
    n_max = n_max if type(n_max) is int and n_max > 0 else None
    return Offer(tuple(map(str, one)), tuple(map(str, two)), kind, n_max)


def measure(judge: Judge, request: GrowthRequest, *, cancelled: Callable[[], bool] | None = None) -> Measured:
    """Everything that can be measured of a function; ``failure`` says why when nothing could.

    Raises TrustedFailure for a generator that fails or lacks what is asked of it.
    """
    return _Measuring(judge, request, cancelled).run()


class _Measuring:
    def __init__(self, judge: Judge, request: GrowthRequest, cancelled: Callable[[], bool] | None) -> None:
        self._judge = judge
        self._request = request
        self._cancelled = cancelled
        self._batch, self._scales = (
            Batch(
                judge,
                Limits(cpu_s=budget_s, memory_mib=request.memory_mib, value_bytes=1 << 20),
                budget_s,
                request.function,
                cancelled,
            )
            for budget_s in (BUDGET_S, WEIGHING_S)
        )
        self._cpu_s = 0.0
        self._unknown: set[str] = set()
        self._failures: list[Message] = []
        self._is_lost = False
        """Whether the source does not even load."""

    def run(self) -> Measured:
        request = self._request
        offer = offered(self._judge, request.generator)
        nothing = Measured(request.function, str(self._judge.mode), (), (), (), None, (), 0.0, None)
        try:
            found = sites_of(request.source)
        except SyntaxError as error:
            fault = say("compile_error", type=type(error).__name__, line=error.lineno or 0, text=str(error.msg))
            return replace(nothing, failure=fault)
        except (ValueError, RecursionError, MemoryError) as error:
            fault = say("compile_error_nowhere", type=type(error).__name__, text=str(error)[:200])
            return replace(nothing, failure=fault)
        if len(found) > SITES:
            return replace(nothing, failure=tell("measure_sites", count=len(found), limit=SITES))
        self._weights = tuple(C_WEIGHT if site.kind == CALL else 1.0 for site in found)
        runs, ladders = [], []
        families = self._families(offer)
        for family in families:
            run, ladder = self._count(family)
            runs.append(run)
            ladders.append(ladder)
            if self._is_lost:
                break
        measured = replace(nothing, sites=found, families=tuple(runs), unknown_calls=tuple(sorted(self._unknown)))
        if not any(run.points for run in runs):
            failure = self._failures[0] if self._failures else tell("measure_nothing")
            return replace(measured, cpu_s=self._cpu_s, failure=failure)
        space = self._weigh(offer, families, runs, ladders) if request.with_space else ()
        clock = self._time(families, runs, ladders) if request.with_clock and self._kind(offer) == "list" else None
        return replace(measured, space=space, clock=clock, cpu_s=self._cpu_s)

    def _program(self, task: str, family: Family, *more: Any) -> str:
        request = self._request
        version = self._judge.runtime.version
        return program(task, request.source, request.generator, request.function, family.name, *more, version=version)

    def _weigh(
        self, offer: Offer, families: Sequence[Family], runs: Sequence[FamilyRun], ladders: Sequence[Ladder]
    ) -> tuple[SpaceRun, ...]:
        """Of families whose one size says it all: with two, both grow alike."""
        steps = space_sizes(self._kind(offer), self._request.n_max or offer.n_max)
        weighings = [
            Weighing(
                self._program("weigh", family, self._request.output_counts), replace(family, steps=steps), run, ladder
            )
            for family, run, ladder in zip(families, runs, ladders, strict=False)
            if run.points and family.axis in ("", "both") and not family.is_dense
        ]
        found, cpu_s = weighed(self._scales, weighings)
        self._cpu_s += cpu_s
        return found

    def _time(
        self, families: Sequence[Family], runs: Sequence[FamilyRun], ladders: Sequence[Ladder]
    ) -> ClockRun | None:
        places = candidates(families, runs, ladders)
        if not places:
            return None
        place = places[0]
        texts = [self._program("clock", families[each]) for each in places]
        if len(places) > 1:
            chosen, cpu_s = slowest(
                self._batch, texts, [families[each] for each in places], [runs[each] for each in places]
            )
            self._cpu_s += cpu_s
            place, texts = places[chosen], texts[chosen:]
        clock, cpu_s = timed(self._batch, texts[0], families[place], runs[place])
        self._cpu_s += cpu_s
        return clock

    def _kind(self, offer: Offer) -> str:
        return self._request.kind or offer.kind or "list"

    def _families(self, offer: Offer) -> list[Family]:
        request = self._request
        two = len(request.sizes) > 1
        known = offer.families2 if two else offer.families
        table = "families2" if two else "families"
        names = [name for name in (request.families or known) if name in known] or list(known)
        if not names:
            raise TrustedFailure(f"the generator: it has no {table}. Give {table}, or another number of sizes.")
        n_max = request.n_max or offer.n_max
        if not two:
            steps = sizes(self._kind(offer), n_max)
            return [Family(name, "", steps, None) for name in names]
        steps = sizes("list", min(n_max or _TOP_OF_TWO, _TOP_OF_TWO), smallest=_FIRST_OF_TWO)
        graph = request.sizes == ("V", "E")
        made = []
        for name in names:
            made.append(Family(name, "n", steps, lambda n: FIXED))
            made.append(Family(name, "m", sizes("list", _TOP_OF_TWO, smallest=_FIRST_OF_TWO), lambda n: n))
            made.append(Family(name, "both", steps, (lambda n: 4 * n) if graph else (lambda n: n)))
            if graph:
                made.append(Family(name, "both", steps, lambda n: n * n // 4, is_dense=True))
        return made

    # Counting

    def _count(self, family: Family) -> tuple[FamilyRun, Ladder]:
        halves = 1 if family.other is None else 2
        caps = (RUN_CAP / halves, FAMILY_CAP / halves)
        run, ladder = self._climb(family, Ladder(family.steps, *caps))
        if ladder.hides_small_sizes and family.other is None:
            coarse = replace(family, steps=sizes("list", family.steps[-1], doubling=True))
            run, ladder = self._climb(coarse, Ladder(coarse.steps, *caps), is_coarse=True)
        return run, ladder

    def _climb(self, family: Family, ladder: Ladder, *, is_coarse: bool = False) -> tuple[FamilyRun, Ladder]:
        points: list[Point] = []
        text = self._program("count", family, self._weights, ladder.run_cap / 8)
        broken: list[Message] = []

        def on_value(place: int, value: Any, cpu_s: float) -> bool:
            read = _read(value, len(self._weights))
            if read is None:
                broken.append(say("protocol"))
                return False
            runs, depth, loading, counts, unknown = read
            self._unknown.update(unknown)
            n, m = family.case(ladder.sizes[place])
            points.append(Point(n, m, tuple(count / runs for count in counts), depth))
            cost = price(points[-1].counts, self._weights) + loading
            goes_on = ladder.goes_on(ladder.sizes[place], cost, runs)
            return goes_on and not (ladder.hides_small_sizes and not is_coarse and family.other is None)

        def on_exception(place: int) -> bool:
            return not points and ladder.sizes[place] < _GIVES_UP_AT

        ended = self._over(family, ladder.sizes, text, on_value, on_exception)
        if broken or (ended.message is not None and not points):
            self._failures.extend(broken or [ended.message])  # type: ignore[list-item]
        self._is_lost |= ended.is_final
        why = {"done": "size", "stopped": "cost"}.get(ended.ended, ended.ended)
        if why == "cost" and points and family.step_of(points[-1]) == ladder.sizes[-1]:
            why = "size"
        return FamilyRun(family.name, family.axis, () if broken else tuple(points), why), ladder

    def _over(
        self,
        family: Family,
        steps: tuple[int, ...],
        text: str,
        on_value: Callable[[int, Any, float], bool],
        on_exception: Callable[[int], bool],
    ) -> Finished:
        """All sizes in one box, or each in its own."""
        cases = [family.case(size) for size in steps]
        if not self._request.isolate:
            ended = self._batch.run(text, cases, on_value, on_exception=on_exception)
            self._cpu_s += ended.cpu_s
            return ended
        going = True
        for place, case in enumerate(cases):

            def one(_: int, value: Any, cpu_s: float, place: int = place) -> bool:
                nonlocal going
                going = on_value(place, value, cpu_s)
                return going

            ended = self._batch.run(text, [case], one, on_exception=partial(_at_place, on_exception, place))
            self._cpu_s += ended.cpu_s
            if not going:
                return replace(ended, ended="stopped")
            if ended.ended not in ("done", "stopped"):
                return ended
        return ended


def _at_place(on_exception: Callable[[int], bool], place: int, _: int) -> bool:
    return on_exception(place)


def _read(value: Any, sites: int) -> tuple[int, int, int, list[int], list[str]] | None:
    """A box's answer on one size, checked; None for anything else."""
    if type(value) is not list or len(value) != 5:
        return None
    runs, depth, loading, counts, unknown = value
    if not all(_is_count(each) for each in (runs, depth, loading)) or not 1 <= runs <= 16:
        return None
    if type(counts) is not list or len(counts) != sites or not all(map(_is_count, counts)):
        return None
    if type(unknown) is not list or len(unknown) > _UNKNOWN:
        return None
    if not all(type(name) is str and len(name) <= 120 and name.isprintable() for name in unknown):
        return None
    return runs, depth, loading, counts, unknown


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 1 << _BITS
