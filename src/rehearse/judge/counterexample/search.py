"""The search for a small input on which a function differs from its reference (complexity.md, 7.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .battery import BUILD_S, BUILD_WALL_S, Battery, kept, key_of
from .comparison import ByChecker, ByProgram, Comparison
from .confirming import Confirmer
from .found import Found
from .input import Input
from .messages import say
from .meter import Meter, OverError
from .minimising import Minimiser
from .oracle import CPU_S, Oracle, oracle_program
from .report import IN_SENTENCE, Reporter, Shown
from .request import SearchRequest
from .running import Kind, NotLoadedError, Program, Runner
from .shape import Shape
from .shrink import Moves, rank
from .stages import RANDOM_S, Stage, Stages, ends, neighbours, random, smallest
from .tester import CPU_S as CALL_S
from .tester import Sighting, Tester

if TYPE_CHECKING:
    from rehearse.judge.worker import Judge

__all__ = ["search"]

_WALL = 1.5
"""Wall clock of a search, as a multiple of its CPU."""
_ENDS_S = 0.4
_NEIGHBOURS_S = 0.3
_GIVEN_S = 0.5
"""CPU for shrinking the failing case, which it may use even when the budget is used up: it is never lost."""
_STEPS = 30
"""Candidates that a large failing case is given time for, whatever one costs."""
_LARGE_GIVEN_S = 8.0
_SMALL = 4
"""A counterexample of at most this size is not compared with what the failing case shrinks to."""
_TRUSTED_S = 10.0
"""CPU of the reference on the failing case, which may be as large as any case."""
_PACE = 4.0
"""How much longer than on the failing case the reference and the function may take on simpler ones."""
_STATEFUL = 6
"""Differences that did not come back alone, after which the search ends."""
_DISPUTED = 12
"""Inputs on which right solutions differ, after which the search ends."""


def search(
    judge: Judge,
    request: SearchRequest,
    *,
    on_found: Callable[[Found], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Found:
    """Look for the smallest input on which ``request.source`` differs from the reference.

    ``on_found`` gets each report that is better than the one before. Raises BadValue for an unknown checker,
    TrustedFailure when ``same`` of a strategy fails, JudgeError when the machine fails; never for what the programs do.
    """
    return _Search(judge, request, on_found, cancelled).run()


class _Search:
    def __init__(
        self,
        judge: Judge,
        request: SearchRequest,
        on_found: Callable[[Found], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._judge, self._request, self._on_found, self._cancelled = judge, request, on_found, cancelled
        memory = request.limits.memory_mib
        self._asked = oracle_program(
            request.reference, request.reference_function, request.legal, memory, request.raises
        )
        self._battery = self._kept_battery()
        wall_s = _WALL * request.budget_s if request.wall_s is None else request.wall_s
        self._meter = meter = Meter(request.budget_s, wall_s, cancelled)
        runner = Runner(judge, meter)
        comparison: Comparison
        comparison = ByProgram(runner, request.same, memory) if request.same else ByChecker(request.checker)
        self._oracle = oracle = Oracle(runner, self._asked)
        oracle.learn(self._battery)
        self._tester = tester = Tester(runner, Program(request.source, request.function, memory), comparison)
        witnesses = [Program(source, function, memory) for source, function in request.witnesses]
        self._confirmer = Confirmer(meter, oracle, tester, request.limits, witnesses)
        self._minimiser = Minimiser(meter, oracle, tester, self._confirmer, self._battery, request.forbidden)
        self._given = None if request.failing is None else Input.of(request.failing)
        self._given_moves = self._moves_of_given()
        self._stages = Stages(meter, tester, request.forbidden, self._places())
        self._reporter = Reporter(judge.mode, request, meter, tester, self._stages)

    def run(self) -> Found:
        """The whole search."""
        try:
            best = self._best()
        except NotLoadedError as error:
            name = "reference_not_loaded" if error.program is self._asked else "not_loaded"
            return self._reporter.nothing(say(name), error.message)
        self._note_faults()
        if self._meter.is_cancelled:
            self._reporter.note(say("cancelled"))
        return self._nothing() if best is None else self._reporter.found(best)

    def _best(self) -> Shown | None:
        """The smallest counterexample; None when there is none to show. Raises NotLoadedError."""
        best: Shown | None = None
        try:
            best = self._better(None, self._from_stages())
        except OverError:
            pass
        if best is None or best.rank[0] > _SMALL:
            try:
                best = self._better(best, self._from_given())
            except OverError:
                pass
        return best

    def _better(self, best: Shown | None, other: Shown | None) -> Shown | None:
        """The smaller of two counterexamples; an improvement is told."""
        if other is None or (best is not None and best.rank <= other.rank):
            return best
        if self._on_found is not None:
            self._on_found(self._reporter.found(other))
        return other

    # Where inputs come from

    def _kept_battery(self) -> Battery:
        """The item's battery, from disk or built on an account of its own; empty when none is kept.

        A reference that does not start leaves an empty one; the search finds that out again and tells.
        """
        request = self._request
        if request.domain is None or request.cache is None or not request.identity:
            return Battery()
        meter = Meter(BUILD_S, BUILD_WALL_S, self._cancelled)
        oracle = Oracle(Runner(self._judge, meter), self._asked)
        runtime = self._judge.runtime
        versions = [runtime.version, runtime.numpy_version]
        asked = (request.reference, request.reference_function, request.legal, sorted(request.raises))
        key = key_of(request.identity, *asked, versions)
        try:
            return kept(request.cache / "batteries", key, request.domain, oracle, meter)
        except NotLoadedError:
            return Battery()

    def _places(self) -> list[Stage]:
        request, domain = self._request, self._request.domain
        oracle, battery, budget_s = self._oracle, self._battery, self._request.budget_s
        places: list[Stage] = []
        if domain is not None:
            random_s = budget_s if request.is_thorough else RANDOM_S
            places = [
                Stage("battery", budget_s, smallest(battery, domain, oracle)),
                Stage("ends", _ENDS_S, ends(domain, oracle, battery)),
                Stage("random", random_s, random(domain, oracle, request.seed)),
            ]
        if self._given is not None and self._given_moves is not None:
            near = Stage("neighbour", _NEIGHBOURS_S, neighbours(self._given_moves, self._given, oracle))
            # Random inputs of a thorough search use up all that is left.
            places.insert(len(places) - 1 if places and request.is_thorough else len(places), near)
        return places

    def _moves_of_given(self) -> Moves | None:
        """How the failing case is made simpler: by the domain, or by structure when ``legal`` can be asked."""
        if self._given is None:
            return None
        domain = self._request.domain
        if domain is not None and domain.legal(self._given.arguments):
            return domain
        return Shape() if self._request.legal else None

    # Ways to a counterexample

    def _from_stages(self) -> Shown | None:
        domain = self._request.domain
        while (hit := self._stages.next()) is not None:
            moves = self._given_moves if hit.stage == "neighbour" else domain
            assert moves is not None
            shown = self._minimiser.minimised(hit, moves, answer_s=CPU_S)
            given_up = len(self._confirmer.stateful) >= _STATEFUL or len(self._confirmer.disputed) >= _DISPUTED
            if shown is not None or given_up:
                return shown
        return None

    def _from_given(self) -> Shown | None:
        """The failing case itself, shrunk: what is left when everything else finds nothing, and sometimes better."""
        hit = self._sighting_of_given()
        if hit is None:
            return None
        if self._given_moves is None:
            if not self._minimiser.may_show(hit.given):
                self._minimiser.is_hidden = True
                return None
            confirmed = self._confirmer.confirm(hit, answer_s=_TRUSTED_S)
            return None if confirmed is None else Shown(confirmed, rank(Shape(), hit.given))
        if hit.outcome.kind is Kind.TIMEOUT:
            self._tester.cpu_s = CALL_S
        else:
            self._tester.cpu_s = max(CALL_S, min(self._request.limits.cpu_s, _PACE * hit.outcome.cpu_s))
        answer_s = max(CPU_S, _PACE * hit.answer.cpu_s)
        step_s = hit.answer.cpu_s + hit.outcome.cpu_s
        spare_s = min(_LARGE_GIVEN_S, max(_GIVEN_S, _STEPS * step_s))
        return self._minimiser.minimised(hit, self._given_moves, answer_s=answer_s, spare_s=spare_s)

    def _sighting_of_given(self) -> Sighting | None:
        """The failing case run against the reference; None when they agree or the reference has no answer."""
        if self._given is None:
            return None
        limits = self._request.limits
        with self._meter.beyond(limits.cpu_s + _TRUSTED_S, limits.wall_limit_s + 2 * _TRUSTED_S):
            (answer,) = self._oracle.answers([self._given], cpu_s=_TRUSTED_S)
            if answer is None:
                self._reporter.note(say("given_unreadable"))
                return None
            self._tester.cpu_s = max(CALL_S, limits.cpu_s)
            found = self._tester.first_difference([(self._given, answer)], "given")
        if found is None:
            self._reporter.note(say("given_agrees"))
        return found

    # When there is something else to tell

    def _note_faults(self) -> None:
        """Faults of the reference: they are told whatever was found."""
        unstable = self._battery.unstable
        if unstable is None and self._confirmer.unstable is not None:
            unstable = self._confirmer.unstable.given
        self._note_fault("reference_unstable", unstable)
        failing = self._battery.failing
        if failing is None and self._oracle.failure is not None:
            failing = self._oracle.failure[0]
        if self._request.legal:  # else an input on which the reference fails counts as one that is not legal
            self._note_fault("reference_fails", failing)

    def _note_fault(self, name: str, given: Input | None) -> None:
        if given is not None and self._minimiser.may_show(given):
            self._reporter.note(say(name, input=self._request.written(given.arguments, IN_SENTENCE)))

    def _nothing(self) -> Found:
        """Why there is nothing to show."""
        reporter = self._reporter
        for sighting in self._confirmer.stateful[:1]:
            if self._minimiser.may_show(sighting.given):
                return reporter.nothing(
                    say("state", input=self._request.written(sighting.given.arguments, IN_SENTENCE))
                )
        if self._confirmer.disputed:
            self._note_fault("disputed", self._confirmer.disputed[0].given)
        if self._minimiser.is_hidden:
            return reporter.nothing(say("hidden"))
        if self._request.domain is None:
            return reporter.nothing(say("no_domain"))
        if not self._battery and not self._meter.is_over():
            return reporter.nothing(say("no_inputs"))
        return reporter.nothing(reporter.tried_all())
