"""A difference is shown only after it came back alone: in a fresh box, under the item's own limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rehearse.judge.limits import Limits

from .input import Input
from .meter import Meter
from .oracle import Answer, Oracle
from .running import Kind, NotLoadedError, Outcome, Program
from .tester import Sighting, Tester

__all__ = ["Confirmation", "Confirmer"]

RUNS = 3
_SPARE_S = 1.0
"""CPU and wall clock beyond the limits of what is run."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A difference that holds for the input alone."""

    sighting: Sighting
    """With the outcome of the run alone, and the answer of the reference run alone."""
    differing: int = RUNS
    """Runs, of three, that differed."""
    printed: str = ""

    @property
    def is_flaky(self) -> bool:
        """Whether the function was right in some runs."""
        return self.differing < RUNS


class Confirmer:
    """Runs what is to be shown once more."""

    def __init__(
        self, meter: Meter, oracle: Oracle, tester: Tester, limits: Limits, witnesses: Sequence[Program] = ()
    ) -> None:
        self._meter = meter
        self._oracle = oracle
        self._tester = tester
        self._limits = limits
        self.unstable: Sighting | None = None
        """A difference that was the reference's fault: alone it gave another answer, or none."""
        self._witnesses = list(witnesses)
        self.disputed: list[Sighting] = []
        """Differences on inputs where right solutions differ from each other."""
        self.stateful: list[Sighting] = []
        """Differences that did not come back alone."""

    def confirm(
        self, sighting: Sighting, *, answer_s: float, then: Sequence[tuple[Input, Answer]] = ()
    ) -> Confirmation | None:
        """None when the difference is not there alone. Raises OverError when the search was cancelled.

        ``then`` are inputs that are tried in the same box afterwards, where that is possible.
        """
        once = (2 + len(self._witnesses)) * (self._limits.cpu_s + answer_s) + _SPARE_S
        with self._meter.beyond(RUNS * once, RUNS * self._limits.wall_limit_s + once):
            answer = self._answer(sighting, answer_s)
            if answer is None:
                return None
            sighting = replace(sighting, answer=answer)
            if self._is_disputed(sighting):
                self._oracle.refuse(sighting.given)
                self.disputed.append(sighting)
                return None
            if sighting.outcome.kind is Kind.TIMEOUT:
                return self._slow(sighting)
            return self._wrong(sighting, then)

    def _answer(self, sighting: Sighting, answer_s: float) -> Answer | None:
        """The reference's answer alone, when it is the one that is known; a time-out needs its time alone as well."""
        before = sighting.answer
        if before.is_checked and sighting.outcome.kind is not Kind.TIMEOUT:
            return before
        (again,) = self._oracle.repeated([sighting.given], cpu_s=answer_s)
        if again is not None:
            known = Outcome(Kind.VALUE, again.body)
            if again.raises:
                known = Outcome(Kind.EXCEPTION, name=again.raises)
            if not self._tester.is_difference(sighting.given, before, known):
                return replace(again, cpu_s=min(before.cpu_s, self._oracle.time_s(again)), is_checked=True)
        self.unstable = self.unstable or sighting
        return None

    def _is_disputed(self, sighting: Sighting) -> bool:
        """Whether another right solution gives another answer. One that takes too long or does not start says
        nothing."""
        for witness in list(self._witnesses):
            try:
                outcome = self._tester.opinion(witness, sighting.given, cpu_s=self._limits.cpu_s)
            except NotLoadedError:
                self._witnesses.remove(witness)
                continue
            speaks = outcome.kind in (Kind.VALUE, Kind.EXCEPTION)
            if speaks and self._tester.is_difference(sighting.given, sighting.answer, outcome):
                return True
        return False

    def _slow(self, sighting: Sighting) -> Confirmation | None:
        """A time-out of the search counts when the full limit is not enough either."""
        (outcome,), printed = self._tester.outcomes(sighting.given, 1, cpu_s=self._limits.cpu_s)
        if outcome.kind is Kind.TIMEOUT or self._tester.is_difference(sighting.given, sighting.answer, outcome):
            return Confirmation(replace(sighting, outcome=outcome), printed=printed)
        self._tester.counts_timeouts = False
        return None

    def _wrong(self, sighting: Sighting, then: Sequence[tuple[Input, Answer]]) -> Confirmation | None:
        given, answer = sighting.given, sighting.answer
        together = 1 if sighting.outcome.kind is Kind.DEATH else RUNS
        outcomes, printed = self._tester.outcomes(given, together, cpu_s=self._tester.cpu_s, then=then)
        differing = [self._tester.is_difference(given, answer, outcome) for outcome in outcomes]
        if any(outcome.kind is Kind.TIMEOUT for outcome in outcomes):
            return self._slow(sighting)
        if together < RUNS or not all(differing):
            # Later calls may have been changed by the first: alone means in a box of its own.
            outcomes, differing = outcomes[:1] * RUNS, differing[:1] * RUNS
            for place in range(1, RUNS):
                (outcomes[place],), _ = self._tester.outcomes(given, 1, cpu_s=self._limits.cpu_s)
                differing[place] = self._tester.is_difference(given, answer, outcomes[place])
        if not any(differing):
            self.stateful.append(sighting)
            return None
        outcome = next(outcome for outcome, differs in zip(outcomes, differing, strict=True) if differs)
        if printed:
            _, printed = self._tester.outcomes(given, 1, cpu_s=self._limits.cpu_s)
        return Confirmation(replace(sighting, outcome=outcome), sum(differing), printed)
